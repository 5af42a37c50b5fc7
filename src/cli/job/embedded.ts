import { CdaStream, type EmbeddedPart, extractPart } from '../../documents/index.ts'

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A file inside a CDA, decoded on the client's side. */
export const extracted = async (cda: Buffer, part: EmbeddedPart): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of extractPart(once(cda), part)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The first file inside a CDA, or undefined when there is none. Throws what the reader of formats refuses. */
export const firstEmbedded = async (cda: Buffer): Promise<Buffer | undefined> => {
  const stream = new CdaStream()
  stream.write(cda)
  const [part] = stream.end().parts
  return part === undefined ? undefined : extracted(cda, part)
}
