import type { FactLine } from '../../documents/index.ts'
import { type Body, type Entry, isAbsence } from '../../profile/index.ts'
import type { HealthWords } from './model.ts'

type Said = Omit<HealthWords, 'id' | 'rubric'>

const coded = (
  { text, coding }: { readonly text: string; readonly coding?: { readonly display: string } },
  date: string | undefined,
): Said => ({
  label: text,
  ...(coding === undefined ? {} : { words: coding.display }),
  ...(date === undefined ? {} : { date }),
})

/** What an entry is called, and its date. What she wishes, where she lives, whom to call is no search for her health: it has its own screen. */
const saidOf = (body: Body): Said | undefined => {
  switch (body.rubric) {
    case 'allergies':
      return coded(body.code, body.onset)
    case 'conditions':
      return coded(body.code, body.onset)
    case 'treatments':
      return coded(body.medication, body.effectivePeriod?.start)
    case 'procedures':
      return coded(body.code, body.performed)
    case 'vaccinations':
      return coded(body.vaccine, body.occurrence)
    case 'family-history':
      return coded(body.condition, undefined)
    case 'measures':
      return undefined
    case 'emergency-contacts':
      return { label: body.name }
    case 'lifestyle':
    case 'disability':
    case 'blood-group':
    case 'trusted-person':
    case 'directives':
    case 'organ-donation':
      return undefined
  }
}

export const wordsOfEntries = (entries: readonly Entry[]): readonly HealthWords[] =>
  entries.flatMap(({ id, rubric, body }) => {
    const said = isAbsence(body) ? undefined : saidOf(body)
    return said === undefined ? [] : [{ ...said, id, rubric }]
  })

/** What was read in a document that this reader sees; the document is the way to it. */
export const wordsOfFacts = (facts: readonly FactLine[]): readonly HealthWords[] =>
  facts.map(({ id, fact: { kind, label, code, product, date }, document }) => ({
    id,
    rubric: kind,
    label: product?.name ?? label,
    words: [label, code?.label].filter(word => word !== undefined).join(' '),
    documentId: document.id,
    ...(date === undefined ? {} : { date }),
  }))
