import type { EntryBody } from '../../api/types.ts'
import { parsePartial, typedPartial } from './partial.ts'
import type { FormRubric } from './rubrics.ts'

/** A form as it is typed: everything is text, by the name of its field. `what.code`: `system|code|display` of what was chosen. */
export type Values = Readonly<Record<string, string>>

type Of<R extends FormRubric> = Extract<EntryBody, { readonly rubric: R }>
type Concept = Of<'conditions'>['code']

const text = (values: Values, name: string): string => (values[name] ?? '').trim()

/** The members that were filled in, under the names of the model. */
const given = <T extends object>(parts: { readonly [K in keyof T]: T[K] | undefined }): T => {
  const kept = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(kept) as T
}

const optional = (values: Values, name: string): string | undefined => text(values, name) || undefined
const date = (values: Values, name: string): string | undefined => parsePartial(text(values, name)) ?? undefined
const whole = (values: Values, name: string): number | undefined => {
  const typed = text(values, name)
  return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined
}
const isChecked = (values: Values, name: string): boolean => values[name] === 'yes'
const among = <T extends string>(values: Values, name: string, options: readonly T[]): T | undefined =>
  options.find(option => option === values[name])

const SYSTEMS = ['icd-10', 'atc', 'cip-13', 'cis', 'loinc'] as const

const conceptIn = (values: Values): Concept => {
  const [system = '', code = '', display = ''] = (values['what.code'] ?? '').split('|')
  const known = SYSTEMS.find(one => one === system)
  const said = text(values, 'what')
  return known === undefined || code === '' ? { text: said } : { text: said, coding: { system: known, code, display } }
}

export const OPTIONS = {
  criticality: ['low', 'high', 'unable-to-assess'],
  severity: ['mild', 'moderate', 'severe'],
  category: ['operation', 'stay'],
  durationUnit: ['day', 'week', 'month', 'year'],
  relationship: [
    'mother',
    'father',
    'sister',
    'brother',
    'child',
    'maternal-grandparent',
    'paternal-grandparent',
    'aunt-or-uncle',
    'other',
  ],
  code: ['food', 'physical-activity', 'sleep', 'screens', 'alcohol', 'tobacco', 'other'],
  kind: ['sensory', 'neurodevelopmental', 'psychic', 'motor', 'multiple', 'disabling-disease', 'other'],
  rate: ['below-50', '50-79', '80-or-more'],
  role: ['emergency', 'carer'],
  group: ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'],
} as const
export type OptionName = keyof typeof OPTIONS

const chosen = <K extends OptionName>(values: Values, name: K): (typeof OPTIONS)[K][number] | undefined =>
  among(values, name, OPTIONS[name])

const hasWhat = (values: Values): boolean => text(values, 'what') !== ''

type Reading<R extends FormRubric> = (values: Values, today: string) => Of<R> | null
const READINGS: { readonly [R in FormRubric]: Reading<R> } = {
  allergies: values => {
    return hasWhat(values)
      ? given<Of<'allergies'>>({
          rubric: 'allergies',
          code: conceptIn(values),
          criticality: chosen(values, 'criticality'),
          reaction: optional(values, 'reaction'),
          onset: date(values, 'onset'),
          note: optional(values, 'note'),
        })
      : null
  },
  treatments: values => {
    const effectivePeriod = given<{ start?: string; end?: string }>({ start: date(values, 'start'), end: date(values, 'end') })
    return hasWhat(values)
      ? given<Of<'treatments'>>({
          rubric: 'treatments',
          medication: conceptIn(values),
          dosage: optional(values, 'dosage'),
          reason: optional(values, 'reason'),
          effectivePeriod: Object.keys(effectivePeriod).length === 0 ? undefined : effectivePeriod,
          renewal: date(values, 'renewal'),
          note: optional(values, 'note'),
        })
      : null
  },
  conditions: values => {
    return hasWhat(values)
      ? given<Of<'conditions'>>({
          rubric: 'conditions',
          code: conceptIn(values),
          severity: chosen(values, 'severity'),
          onset: date(values, 'onset'),
          abatement: undefined,
          longTerm: isChecked(values, 'longTerm') ? true : undefined,
          note: optional(values, 'note'),
        })
      : null
  },
  procedures: values => {
    const category = chosen(values, 'category')
    const [value, unit] = [whole(values, 'durationValue'), chosen(values, 'durationUnit')]
    return hasWhat(values) && category !== undefined
      ? given<Of<'procedures'>>({
          rubric: 'procedures',
          category,
          code: conceptIn(values),
          performed: date(values, 'performed'),
          duration: value === undefined || value === 0 ? undefined : { value, unit: unit ?? 'day' },
          location: optional(values, 'location'),
          note: optional(values, 'note'),
        })
      : null
  },
  'family-history': values => {
    const relationship = chosen(values, 'relationship')
    return hasWhat(values) && relationship !== undefined
      ? given<Of<'family-history'>>({
          rubric: 'family-history',
          relationship,
          condition: conceptIn(values),
          onsetAge: whole(values, 'onsetAge'),
          note: optional(values, 'note'),
        })
      : null
  },
  lifestyle: values => {
    const [code, value] = [chosen(values, 'code'), text(values, 'value')]
    return code === undefined || value === ''
      ? null
      : given<Of<'lifestyle'>>({ rubric: 'lifestyle', code, value, effective: undefined, note: optional(values, 'note') })
  },
  disability: values => {
    const kind = chosen(values, 'kind')
    return kind === undefined
      ? null
      : given<Of<'disability'>>({
          rubric: 'disability',
          kind,
          rate: chosen(values, 'rate'),
          technicalHelp: optional(values, 'technicalHelp'),
          humanHelp: optional(values, 'humanHelp'),
          needs: optional(values, 'needs'),
          note: optional(values, 'note'),
        })
  },
  'blood-group': values => {
    const value = chosen(values, 'group')
    return value === undefined
      ? null
      : given<Of<'blood-group'>>({ rubric: 'blood-group', value, effective: date(values, 'effective'), note: optional(values, 'note') })
  },
  'emergency-contacts': values => {
    const [name, phone] = [text(values, 'name'), text(values, 'phone')]
    return name === '' || phone === ''
      ? null
      : given<Of<'emergency-contacts'>>({
          rubric: 'emergency-contacts',
          name,
          relationship: optional(values, 'link'),
          phone,
          otherPhone: optional(values, 'otherPhone'),
          role: chosen(values, 'role') ?? 'emergency',
          rank: Math.min(20, Math.max(1, whole(values, 'rank') ?? 1)),
          note: optional(values, 'note'),
        })
  },
  'trusted-person': (values, today) => {
    const name = text(values, 'name')
    return name === ''
      ? null
      : given<Of<'trusted-person'>>({
          rubric: 'trusted-person',
          name,
          birthDate: date(values, 'birthDate'),
          relationship: optional(values, 'link'),
          phone: optional(values, 'phone'),
          address: optional(values, 'address'),
          designatedOn: text(values, 'designatedOn') || today,
          agreed: isChecked(values, 'agreed'),
          form: undefined,
          note: optional(values, 'note'),
        })
  },
}

/** What a form says, or null while something that must be said is missing. `today`: for what is dated by the act itself. */
export const bodyOf = (rubric: FormRubric, values: Values, today: string): EntryBody | null => READINGS[rubric](values, today)

const concept = ({ text: what, coding }: Concept): Values => ({
  what,
  ...(coding === undefined ? {} : { 'what.code': `${coding.system}|${coding.code}|${coding.display}` }),
})
const dates = (parts: Readonly<Record<string, string | undefined>>): Values =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, iso]) => (iso === undefined ? [] : [[name, typedPartial(iso)]])))
const words = (parts: Readonly<Record<string, string | number | undefined>>): Values =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))

/** What a form shows of an entry. */
export const valuesOf = (body: EntryBody): Values => {
  const note = words({ note: 'note' in body ? body.note : undefined })
  switch (body.rubric) {
    case 'allergies':
      return {
        ...concept(body.code),
        ...words({ criticality: body.criticality, reaction: body.reaction }),
        ...dates({ onset: body.onset }),
        ...note,
      }
    case 'treatments':
      return {
        ...concept(body.medication),
        ...words({ dosage: body.dosage, reason: body.reason }),
        ...dates({ ...body.effectivePeriod, renewal: body.renewal }),
        ...note,
      }
    case 'conditions':
      return {
        ...concept(body.code),
        ...words({ severity: body.severity, longTerm: body.longTerm === true ? 'yes' : undefined }),
        ...dates({ onset: body.onset }),
        ...note,
      }
    case 'procedures':
      return {
        ...concept(body.code),
        ...words({
          category: body.category,
          durationValue: body.duration?.value,
          durationUnit: body.duration?.unit,
          location: body.location,
        }),
        ...dates({ performed: body.performed }),
        ...note,
      }
    case 'family-history':
      return { ...concept(body.condition), ...words({ relationship: body.relationship, onsetAge: body.onsetAge }), ...note }
    case 'lifestyle':
      return { ...words({ code: body.code, value: body.value }), ...note }
    case 'disability': {
      const { kind, rate, technicalHelp, humanHelp, needs } = body
      return { ...words({ kind, rate, technicalHelp, humanHelp, needs }), ...note }
    }
    case 'blood-group':
      return { group: body.value, ...dates({ effective: body.effective }), ...note }
    case 'emergency-contacts': {
      const { name, relationship, phone, otherPhone, role, rank } = body
      return { ...words({ name, link: relationship, phone, otherPhone, role, rank }), ...note }
    }
    case 'trusted-person': {
      const { name, relationship, phone, address, agreed, designatedOn, birthDate } = body
      return {
        ...words({ name, link: relationship, phone, address, designatedOn, agreed: agreed ? 'yes' : undefined }),
        ...dates({ birthDate }),
        ...note,
      }
    }
    case 'vaccinations':
    case 'measures':
    case 'directives':
    case 'organ-donation':
      return note
  }
}
