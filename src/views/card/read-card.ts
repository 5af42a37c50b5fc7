import { type CardChoices, holderTraits, readCard, underGrant } from '../../access/index.ts'
import { displayName } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { listEntries, readingOf, type Rubric } from '../../profile/index.ts'
import { factsAfter } from '../beside-documents.ts'
import { itemsOfEntries, itemsOfFacts } from './items-of.ts'
import { type Card, CARD_BLOCKS, CARD_RISKS, type CardItem } from './model.ts'

const REQUEST = {
  rubrics: [
    'allergies',
    'treatments',
    'conditions',
    'procedures',
    'blood-group',
    'emergency-contacts',
    'trusted-person',
    'directives',
  ] as const satisfies readonly Rubric[],
}
const KINDS = ['allergy', 'treatment', 'condition', 'procedure'] as const

/**
 * What may stand on her card and what does. Her choices are read first, under the right that moves them: whoever may not is told no before any health data is
 * read. Each item then comes through the door of what it is: what this reader does not see in the profile or in documents is not here.
 */
export const readOwnCard = async (op: Operation, recordId: RecordId): Promise<Card> => {
  const { code, ...choices } = await readCard(op, recordId)
  return underGrant(op, recordId, 'read-profile', readingOf(REQUEST), async grant => {
    const { entries, hidden, committed } = await listEntries(op, grant, REQUEST)
    const [{ facts }, traits] = await Promise.all([factsAfter(op, committed, { kinds: KINDS }), holderTraits(op, grant)])
    return {
      language: choices.language,
      holder: { name: displayName(traits), birthDate: traits.birthDate, sex: traits.sex },
      items: chosen([...itemsOfEntries(entries, new Set(hidden)), ...itemsOfFacts(facts)], choices),
      code,
    }
  })
}

/** In the order of the blocks; in each, what is dangerous first, then what has a name of its own. */
const chosen = (items: readonly CardItem[], { shown }: CardChoices): readonly CardItem[] =>
  items
    .map(item => ({ ...item, shown: shown[item.key] ?? item.shown }))
    .toSorted((a, b) => CARD_BLOCKS.indexOf(a.block) - CARD_BLOCKS.indexOf(b.block) || rank(a) - rank(b))

/** As grave first. */
const rank = ({ tag }: CardItem): number => {
  const place = CARD_RISKS.findIndex(risk => risk === tag)
  return place >= 0 ? place : CARD_RISKS.length + (tag === null ? 1 : 0)
}
