import { toIso } from '../../kernel/instant.ts'
import type { FactLine } from '../../documents/index.ts'
import { type Entry, isAbsence } from '../../profile/index.ts'
import { atcOf, codeOfConcept, OID } from '../synthesis/codes.ts'
import { doseInWords, isTaken, isTreatment, type Taken } from '../synthesis/lines-of.ts'
import type { Said, Source } from './model.ts'
import { substanceOf } from './substances.ts'

const STANDS: ReadonlySet<Entry['status']> = new Set(['active', 'ended'])

/** Of what is declared in the profile. */
export const saidInEntry = ({ id, body, status, source, author, writtenAt, endedOn }: Entry, today: string): readonly Said[] => {
  if (!STANDS.has(status) || isAbsence(body) || body.rubric !== 'treatments') return []
  const { medication, dosage = '', effectivePeriod } = body
  const code = codeOfConcept(medication)
  const substance = substanceOf(medication.text, atcOf(code))
  const end = endedOn ?? effectivePeriod?.end
  return [
    {
      id,
      source: 'declared',
      text: medication.text,
      dose: dosage,
      ...(code?.system === OID.cis ? { cis: code.code } : {}),
      ...(code?.system === OID.ucd ? { cip: code.code } : {}),
      ...(substance === undefined ? {} : { substance }),
      ...(effectivePeriod?.start === undefined ? {} : { since: effectivePeriod.start }),
      ...(end === undefined ? {} : { until: end }),
      date: effectivePeriod?.start ?? toIso(writtenAt).slice(0, 10),
      isCurrent: status === 'active' && (end === undefined || end >= today.slice(0, end.length)),
      standing: source,
      by: author.name,
    },
  ]
}

const SOURCE_OF: Readonly<Record<Taken, Source>> = { prescription: 'prescribed', dispensation: 'delivered', treatment: 'declared' }

/** Of what was read in a document. What did not happen, and what is only intended, is no treatment. */
export const saidInFact = ({ id, status, fact, document }: FactLine, today: string): readonly Said[] => {
  const { kind, product, label, negated, planned, dose, date, until } = fact
  if (!isTreatment(kind) || negated === true || planned === true) return []
  const text = product?.name ?? label
  const substance = substanceOf(text, product?.atc)
  return [
    {
      id,
      source: SOURCE_OF[kind],
      text,
      dose: doseInWords(dose) ?? '',
      ...(product?.cis === undefined ? {} : { cis: product.cis }),
      ...(product?.cip === undefined ? {} : { cip: product.cip }),
      ...(substance === undefined ? {} : { substance }),
      ...(date === undefined ? {} : { since: date.slice(0, 10) }),
      ...(until === undefined ? {} : { until: until.slice(0, 10) }),
      date: (date ?? document.facts.date).slice(0, 10),
      isCurrent: isTaken(fact, kind, document.facts.date, today),
      standing: status === 'confirmed' ? 'read-confirmed' : 'read',
      by: document.facts.authorName,
      document: { id: document.id, title: document.facts.title },
    },
  ]
}
