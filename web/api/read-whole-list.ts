import { listDocuments } from './client.ts'
import type { DocumentSummary } from './types.ts'

/** The whole list, page after page: titles are searched here, since the server never sees them in clear. */
export const readWholeList = async (recordId: string): Promise<readonly DocumentSummary[]> => {
  const all: DocumentSummary[] = []
  let cursor: string | undefined
  do {
    const page = await listDocuments(recordId, cursor)
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}
