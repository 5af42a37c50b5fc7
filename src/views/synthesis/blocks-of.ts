import { toIso } from '../../kernel/instant.ts'
import type { FactLine } from '../../documents/index.ts'
import { type Entry, isAbsence, type Rubric } from '../../profile/index.ts'
import { foldDocuments, placedOfEntry, placedOfFact, withoutEchoes } from './lines-of.ts'
import { type Block, type BlockName, BLOCKS, type Denied, type Item, type Origin } from './model.ts'
import { TREATMENT_RISKS } from './risks.table.ts'

/** Which rubrics of the profile feed a block: `none` of the first one speaks for the block. */
export const RUBRICS_OF: Readonly<Record<BlockName, readonly [Rubric, ...Rubric[]]>> = {
  allergies: ['allergies'],
  treatments: ['treatments'],
  conditions: ['conditions'],
  history: ['procedures', 'family-history'],
  wishes: ['directives', 'trusted-person', 'organ-donation', 'emergency-contacts'],
}

/** In a block of history and of wishes: what is asked for first. */
const ORDER: readonly Origin[] = [
  'operation',
  'stay',
  'past-condition',
  'family',
  'directives',
  'trusted-person',
  'organ-donation',
  'contact',
]

const rankOf = ({ severe, risk, origin }: Item): number => {
  if (severe === true) return -1
  if (risk !== undefined) return TREATMENT_RISKS.indexOf(risk)
  const place = ORDER.indexOf(origin)
  return TREATMENT_RISKS.length + Math.max(place, 0)
}

const byWeight = (a: Item, b: Item): number =>
  rankOf(a) - rankOf(b) || (a.date === b.date ? (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) : a.date > b.date ? -1 : 1)

/**
 * The blocks in their fixed places. `closed`: rubrics that this reader's profession does not see of anybody, whatever is in this record: an empty block of it
 * says so, instead of « nothing was said ».
 */
export const blocksOf = (
  entries: readonly Entry[],
  facts: readonly FactLine[],
  today: string,
  closed: ReadonlySet<Rubric>,
): Readonly<Record<BlockName, Block>> => {
  const placed = [...entries.flatMap(placedOfEntry), ...facts.flatMap(line => placedOfFact(line, today))]
  const blockNamed = (name: BlockName): Block => {
    const said = withoutEchoes(placed.filter(({ block }) => block === name).map(({ item }) => item))
    const items = foldDocuments(said).toSorted(byWeight)
    return blockFrom(
      items,
      deniedIn(entries, RUBRICS_OF[name][0]),
      RUBRICS_OF[name].every(rubric => closed.has(rubric)),
    )
  }
  return Object.fromEntries(BLOCKS.map(name => [name, blockNamed(name)])) as Record<BlockName, Block>
}

const blockFrom = (items: readonly Item[], denied: Denied | undefined, isClosed: boolean): Block => {
  if (items.length > 0) return { state: 'list', items, ...(denied === undefined ? {} : { denied }) }
  if (denied !== undefined) return { state: 'none', ...denied }
  return { state: isClosed ? 'closed' : 'unknown' }
}

const deniedIn = (entries: readonly Entry[], rubric: Rubric): Denied | undefined => {
  const found = entries.find(entry => entry.rubric === rubric && entry.status === 'none' && isAbsence(entry.body))
  return found === undefined ? undefined : { by: found.author.name, date: toIso(found.writtenAt).slice(0, 10) }
}
