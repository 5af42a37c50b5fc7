import type { EntryBody, ProfileEntry } from '../../api/types.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { printedUnit } from '../../ui/format/units.ts'
import type { HealthWords } from './words/en.ts'

/** One entry in words: what it is, how medicine calls it, what is worth knowing of it. */
export type Said = { readonly title: string; readonly medical?: string; readonly facts: readonly string[] }

type Concept = { readonly text: string; readonly coding?: { readonly display: string } }

const named = ({ text, coding }: Concept): Pick<Said, 'title' | 'medical'> =>
  coding === undefined || coding.display.toLowerCase() === text.toLowerCase() ? { title: text } : { title: text, medical: coding.display }

const some = (...parts: readonly (string | undefined)[]): readonly string[] =>
  parts.flatMap(part => (part === undefined || part === '' ? [] : [part]))

/** « 121/70 mmHg », « 77,3 kg ». */
const sayComponents = (components: readonly { readonly value: number; readonly unit: string }[]): string => {
  const { format } = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 2 })
  return `${components.map(({ value }) => format(value)).join('/')} ${printedUnit(components[0]?.unit ?? '')}`.trim()
}

export const sayBody = (body: EntryBody, words: HealthWords): Said => {
  const { option } = words
  switch (body.rubric) {
    case 'allergies':
      return { ...named(body.code), facts: some(body.reaction, body.note) }
    case 'treatments':
      return { ...named(body.medication), facts: some(body.dosage, body.reason, body.note) }
    case 'conditions':
      return {
        ...named(body.code),
        facts: some(body.severity && option.severity[body.severity], body.longTerm === true ? words.field.longTerm : undefined, body.note),
      }
    case 'procedures':
      return {
        ...named(body.code),
        facts: some(
          option.category[body.category],
          body.location,
          body.duration && words.duration(body.duration.value, option.durationUnit[body.duration.unit]),
          body.note,
        ),
      }
    case 'family-history': {
      const { title, medical } = named(body.condition)
      return {
        title: `${option.relationship[body.relationship]} – ${title}`,
        ...(medical === undefined ? {} : { medical }),
        facts: some(body.onsetAge === undefined ? undefined : words.atAge(body.onsetAge), body.note),
      }
    }
    case 'lifestyle':
      return { title: option.code[body.code], facts: some(body.value, body.note) }
    case 'disability':
      return {
        title: option.kind[body.kind],
        facts: some(body.needs, body.technicalHelp, body.humanHelp, body.rate && option.rate[body.rate], body.note),
      }
    case 'blood-group':
      return { title: body.value, facts: some(body.note) }
    case 'emergency-contacts':
      return { title: body.name, facts: some(body.relationship, option.role[body.role], body.phone, body.otherPhone) }
    case 'trusted-person':
      return { title: body.name, facts: some(body.relationship, body.phone, body.address) }
    case 'vaccinations':
      return { ...named(body.vaccine), facts: some(body.lotNumber, body.performer) }
    case 'measures':
      return { title: sayComponents(body.components), facts: [] }
    case 'directives':
      return { title: option.directives[body.model], facts: [] }
    case 'organ-donation':
      return { title: option.donation[body.position], facts: [] }
  }
}

/** Since when, or on which day. */
export const dateOf = (body: EntryBody): { readonly date: string; readonly isPoint: boolean } | undefined => {
  const since = (date: string | undefined) => (date === undefined ? undefined : { date, isPoint: false })
  const on = (date: string | undefined) => (date === undefined ? undefined : { date, isPoint: true })
  switch (body.rubric) {
    case 'allergies':
    case 'conditions':
      return since(body.onset)
    case 'treatments':
      return since(body.effectivePeriod?.start)
    case 'procedures':
      return on(body.performed)
    case 'vaccinations':
      return on(body.occurrence)
    case 'measures':
      return on(body.effective.slice(0, 10))
    case 'blood-group':
    case 'lifestyle':
      return on(body.effective)
    case 'directives':
      return on(body.writtenOn)
    case 'trusted-person':
    case 'family-history':
    case 'disability':
    case 'emergency-contacts':
    case 'organ-donation':
      return undefined
  }
}

/** Until when the prescription of what she still takes holds. */
export const renewalOf = ({ body, status }: ProfileEntry): string | undefined =>
  body?.rubric === 'treatments' && status !== 'ended' ? body.renewal : undefined

/** Its last day, as far as it is known, is past. */
export const isToRenew = (entry: ProfileEntry, today: string): boolean => {
  const renewal = renewalOf(entry)
  return renewal !== undefined && renewal < today.slice(0, renewal.length)
}

/** « Déclaré par moi », « Confirmé par Dr X », « Ajouté par Dr X, lieu ». */
export const saySource = ({ author, source, confirmed }: ProfileEntry, { source: words }: HealthWords): string => {
  if (confirmed !== undefined) return words.confirmed(confirmed.by.name)
  if (source === 'professional') return words.professional(author.name, author.place ?? '')
  return author.self ? words.me : words.by(author.name)
}

export const isDangerous = ({ body }: ProfileEntry): boolean => body?.rubric === 'allergies' && body.criticality === 'high'
