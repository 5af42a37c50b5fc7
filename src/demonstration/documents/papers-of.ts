import type { DemoDocument, DemoPerson, DemoWorld } from '../model.ts'

/** Loaded when papers are drawn: fonts, pages and pictures weigh nothing on a server that only shows what was filed. */
export const papersOf = async (world: DemoWorld, person: DemoPerson): Promise<readonly DemoDocument[]> => {
  const { demonstrationDocuments } = await import('./demonstration-documents.ts')
  return demonstrationDocuments(world, person)
}

/** The same, each drawn when the one before was taken. */
export async function* papersOneByOne(world: DemoWorld, person: DemoPerson): AsyncGenerator<DemoDocument> {
  const { documentsOneByOne } = await import('./demonstration-documents.ts')
  yield* documentsOneByOne(world, person)
}
