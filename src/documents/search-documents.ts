import type { Grant } from '../kernel/grant.ts'
import type { Operation } from '../platform/operation.ts'
import { LIMIT, listDocuments } from './list-documents.ts'
import type { DocumentLine } from './model.ts'
import { plainLabelOf } from '../policy/index.ts'

/** Words of titles, types, authors and places among the visible lines: what is not selected is not searched (architecture §4.3). */
export const searchDocuments = async (op: Operation, grant: Grant<'read'>, text: string): Promise<readonly DocumentLine[]> => {
  const { lines } = await listDocuments(op, grant, { limit: LIMIT.most }, { action: 'documents.search' })
  const words = plain(text)
    .split(' ')
    .filter(word => word !== '')
  return words.length === 0
    ? []
    : lines.filter(line => {
        const hay = plain(searchable(line))
        return words.every(word => hay.includes(word))
      })
}

const searchable = ({ facts }: DocumentLine): string => {
  const label = plainLabelOf(facts.typeCode)
  return [facts.title, label?.fr, label?.en, facts.authorName, facts.authorPlace, facts.date].filter(part => part !== undefined).join(' ')
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, ' ')
    .trim()
