import type { BatchItem } from '../../api/batches.ts'
import type { SendingsWords } from './words/en.ts'

type Words = Pick<SendingsWords, 'causes' | 'csvColumns' | 'csvStates'>

/** The cause in words: this page’s own, or the server’s. */
export const causeIn = ({ causes }: Pick<Words, 'causes'>, cause: string, message: string): string => {
  const isSaid = (code: string): code is keyof typeof causes => code in causes
  return isSaid(cause) ? causes[cause] : message
}

const stateOf = ({ state, heldUntil }: BatchItem): keyof Words['csvStates'] =>
  state === 'deposited' && heldUntil !== undefined ? 'held' : state

/** In the order of the sending: what has no line (sent before lines were kept) comes last. */
export const resultRows = (items: readonly BatchItem[], words: Words): readonly (readonly string[])[] => {
  const { csvColumns: columns, csvStates: states } = words
  const inOrder = items.toSorted((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER))
  return [
    [columns.line, columns.file, columns.state, columns.cause, columns.id],
    ...inOrder.map(item => [
      item.line === undefined ? '' : String(item.line),
      item.namelessFile,
      states[stateOf(item)],
      item.state === 'refused' ? causeIn(words, item.cause ?? '', item.message ?? '') : '',
      item.itemId,
    ]),
  ]
}
