import { refuse } from '../../../kernel/refusal.ts'
import { toIso } from '../../../kernel/instant.ts'
import type { Block, Item, Origin } from '../model.ts'
import { itemsOf, type ToWrite } from './model.ts'
import { SYNTHESIS_CHANGED } from './refusals.ts'

export const ADDED_TO = ['allergies', 'treatments', 'conditions', 'history', 'attention'] as const
type AddedTo = (typeof ADDED_TO)[number]

/** What its writer makes of the lines she was shown: those she keeps, those she leaves out, and her own. */
export type Edits = {
  readonly kept: readonly string[]
  readonly left: readonly string[]
  readonly added: readonly { readonly to: AddedTo; readonly text: string }[]
}

type Lists = ToWrite['blocks']
const BLOCKS = ['allergies', 'treatments', 'conditions', 'history'] as const satisfies readonly (keyof Lists)[]

const ORIGIN: Readonly<Record<keyof Lists, Origin>> = {
  allergies: 'allergy',
  treatments: 'treatment',
  conditions: 'condition',
  history: 'past-condition',
}

/** A history of relatives is theirs, and stays in the record. */
const WRITTEN: ReadonlySet<Origin> = new Set(['past-condition', 'operation', 'stay'])

/** The lines that a medical summary is made of: what its writer is shown before she publishes. */
export const linesToWrite = ({ allergies, treatments, conditions, history }: Lists): Lists => ({
  allergies,
  treatments,
  conditions,
  history:
    history.state === 'list'
      ? withItems(
          history,
          history.items.filter(({ origin }) => WRITTEN.has(origin)),
        )
      : history,
})

/** A list of which nothing is left says nothing: it does not say that there is none. */
const withItems = (block: Block, items: readonly Item[]): Block => {
  if (items.length > 0) return block.state === 'list' ? { ...block, items } : { state: 'list', items }
  return block.state === 'list' ? { state: 'unknown' } : block
}

/** Errors: `synthesis-changed`, a line stands that she was not shown: she publishes nothing that she has not read. */
export const edited = (said: ToWrite, { kept, left, added }: Edits): ToWrite => {
  const lists = linesToWrite(said.blocks)
  const shown = new Set([...kept, ...left])
  if (BLOCKS.some(name => itemsOf(lists[name]).some(({ id }) => !shown.has(id)))) refuse(SYNTHESIS_CHANGED)
  const gone = new Set(left)
  const own = (name: keyof Lists): readonly Item[] =>
    added.filter(({ to }) => to === name).map(({ text }) => ownLine(said, ORIGIN[name], text))
  const block = (name: keyof Lists): Block =>
    withItems(lists[name], [...itemsOf(lists[name]).filter(({ id }) => !gone.has(id)), ...own(name)])
  return {
    ...said,
    blocks: { allergies: block('allergies'), treatments: block('treatments'), conditions: block('conditions'), history: block('history') },
    attention: added.filter(({ to }) => to === 'attention').map(({ text }) => text),
  }
}

const ownLine = ({ uuid, at, writer }: ToWrite, origin: Origin, text: string): Item => ({
  id: uuid(),
  origin,
  text,
  detail: '',
  date: toIso(at).slice(0, 10),
  standing: 'professional',
  by: writer.name,
  others: 0,
  also: [],
})
