import type { FormRubric } from './rubrics.ts'
import type { OptionName } from './values.ts'

export type TermList = 'conditions' | 'allergies' | 'treatments'

/** A field of a form, as data: its name is that of its value and of its words. */
export type Field =
  | { readonly kind: 'term'; readonly terms?: TermList }
  | { readonly kind: 'text'; readonly name: TextName; readonly required?: true; readonly lines?: number; readonly phone?: true }
  | { readonly kind: 'date'; readonly name: DateName; readonly future?: true }
  | { readonly kind: 'number'; readonly name: 'durationValue' | 'onsetAge' | 'rank' }
  | { readonly kind: 'choice'; readonly name: OptionName; readonly required?: true; readonly shown?: 'radio' }
  | { readonly kind: 'check'; readonly name: 'longTerm' | 'agreed' }

type TextName =
  | 'name'
  | 'reaction'
  | 'dosage'
  | 'reason'
  | 'location'
  | 'value'
  | 'technicalHelp'
  | 'humanHelp'
  | 'needs'
  | 'note'
  | 'link'
  | 'phone'
  | 'otherPhone'
  | 'address'
type DateName = 'onset' | 'start' | 'end' | 'renewal' | 'performed' | 'effective' | 'birthDate'

const NOTE: Field = { kind: 'text', name: 'note', lines: 3 }

export const FIELDS: Readonly<Record<FormRubric, readonly Field[]>> = {
  allergies: [
    { kind: 'term', terms: 'allergies' },
    { kind: 'choice', name: 'criticality', shown: 'radio' },
    { kind: 'text', name: 'reaction' },
    { kind: 'date', name: 'onset' },
    NOTE,
  ],
  treatments: [
    { kind: 'term', terms: 'treatments' },
    { kind: 'text', name: 'dosage' },
    { kind: 'text', name: 'reason' },
    { kind: 'date', name: 'start' },
    { kind: 'date', name: 'renewal', future: true },
    { kind: 'date', name: 'end', future: true },
    NOTE,
  ],
  conditions: [
    { kind: 'term', terms: 'conditions' },
    { kind: 'date', name: 'onset' },
    { kind: 'choice', name: 'severity' },
    { kind: 'check', name: 'longTerm' },
    NOTE,
  ],
  procedures: [
    { kind: 'choice', name: 'category', required: true, shown: 'radio' },
    { kind: 'term' },
    { kind: 'date', name: 'performed' },
    { kind: 'number', name: 'durationValue' },
    { kind: 'choice', name: 'durationUnit' },
    { kind: 'text', name: 'location' },
    NOTE,
  ],
  'family-history': [
    { kind: 'choice', name: 'relationship', required: true },
    { kind: 'term', terms: 'conditions' },
    { kind: 'number', name: 'onsetAge' },
    NOTE,
  ],
  lifestyle: [{ kind: 'choice', name: 'code', required: true }, { kind: 'text', name: 'value', required: true }, NOTE],
  disability: [
    { kind: 'choice', name: 'kind', required: true },
    { kind: 'text', name: 'needs', lines: 3 },
    { kind: 'text', name: 'technicalHelp' },
    { kind: 'text', name: 'humanHelp' },
    { kind: 'choice', name: 'rate' },
    NOTE,
  ],
  'blood-group': [{ kind: 'choice', name: 'group', required: true }, { kind: 'date', name: 'effective' }, NOTE],
  'emergency-contacts': [
    { kind: 'text', name: 'name', required: true },
    { kind: 'text', name: 'link' },
    { kind: 'text', name: 'phone', required: true, phone: true },
    { kind: 'text', name: 'otherPhone', phone: true },
    { kind: 'choice', name: 'role', required: true, shown: 'radio' },
    { kind: 'number', name: 'rank' },
  ],
  'trusted-person': [
    { kind: 'text', name: 'name', required: true },
    { kind: 'text', name: 'link' },
    { kind: 'date', name: 'birthDate' },
    { kind: 'text', name: 'phone', phone: true },
    { kind: 'text', name: 'address' },
    { kind: 'check', name: 'agreed' },
  ],
}
