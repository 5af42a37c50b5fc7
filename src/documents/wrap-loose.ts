import type { Code } from '../kernel/codes.ts'
import { isUuid } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Traits } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import { authorSpecialtyOf, facilityTypeOf, practiceSettingOf, professionOf } from '../policy/index.ts'
import type { Deposit, DepositAuthor } from './deposit.ts'
import type { LooseKind } from './format/sniff/intake.ts'
import { describeWrapped } from './format/describe-wrapped.ts'
import type { OriginalFacts, XdsMetadata } from './format/model.ts'
import {
  frameOf,
  NORMAL,
  oidOfUuid,
  wrapInCda,
  type WrapAuthor,
  type WrapHeader,
  type WrapOrganization,
  type WrapPatient,
} from './format/wrap-in-cda.ts'
import { looseHeader } from './loose-header.ts'

const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/

/** An OID for a loose file: the client's own (an OID, or a UUID so written), so that a retry finds its first attempt; else a new one. */
export const looseUniqueId = (op: Operation, { uniqueId }: Deposit): string => {
  if (uniqueId === undefined) return oidOfUuid(op.draw.uuid())
  if (isUuid(uniqueId)) return oidOfUuid(uniqueId)
  return OID.test(uniqueId) && uniqueId.length <= 128 ? uniqueId : refuse(UNIQUE_ID_INVALID)
}

const UNIQUE_ID_INVALID = {
  category: 'invalid',
  code: 'unique-id-invalid',
  message: 'L’identifiant du document doit être un OID ou un UUID.',
} as const

const AUTHOR_MISSING = {
  category: 'invalid',
  code: 'author-missing',
  message: 'Dites quel professionnel de votre structure a écrit ce document.',
} as const

const AUTHOR_UNKNOWN = {
  category: 'forbidden',
  code: 'author-unknown',
  message: 'Cette profession n’est dans aucune liste connue : rien ne peut être déposé en son nom.',
} as const

/** A wrapper that says itself what it holds: nobody reads again what it wrote. */
export type Wrapping = {
  around(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>
  /** `file`: what was wrapped; `original`: the document around it. */
  describe(file: OriginalFacts, original: OriginalFacts): XdsMetadata
}

/** A professional's loose PDF, image or text inside a level-1 CDA with a complete header: what she knows of it, who she is, whose it is. */
export const wrapLoose = (op: Operation, holder: Traits, kind: LooseKind, uniqueId: string, request: Deposit): Wrapping => {
  const header = headerOf(op, holder, uniqueId, request)
  const frame = frameOf(kind, header)
  return {
    around: file => wrapInCda(file, kind, header, frame),
    describe: ({ size, sha1 }, original) => describeWrapped(header, { kind, size, sha1, start: frame.before.length }, original),
  }
}

const headerOf = (op: Operation, holder: Traits, uniqueId: string, request: Deposit): WrapHeader => {
  const { title, type, date } = looseHeader(op, request)
  const words = { uniqueId, title, type, act: { start: date.replaceAll('-', '') } }
  const { author } = request
  if (op.caller.subject.kind !== 'secretary') return headerFor(op, holder, words)
  // What a secretary sends is somebody’s act, and never hers (TD2.2): who wrote it is said, or nothing is filed.
  return author === undefined ? refuse(AUTHOR_MISSING) : headerFor(op, holder, words, author)
}

export type HeaderWords = Pick<WrapHeader, 'uniqueId' | 'title' | 'act'> & { readonly type: Code; readonly replaces?: string }

/** Who writes, in which structure, about whom: the header of what the server itself writes for a professional. */
export const headerFor = (
  op: Operation,
  holder: Traits,
  { uniqueId, title, type, act, replaces }: HeaderWords,
  author: DepositAuthor = callerOf(op),
): WrapHeader => {
  const structure = structureOf(op)
  return {
    uniqueId,
    setId: uniqueId,
    versionNumber: 1,
    typeCode: { code: type.code, system: type.system, display: type.display },
    title,
    createdAt: op.instant,
    confidentiality: [NORMAL],
    patient: patientOf(holder),
    author: authorOf(author, structure),
    custodian: structure,
    ...responsibleOf(op),
    act,
    ...(replaces === undefined ? {} : { replaces: { id: { root: replaces } } }),
    practiceSetting: known(practiceSettingOf, isHospital(structure) ? 'ETABLISSEMENT' : 'AMBULATOIRE'),
    facilityType: known(facilityTypeOf, isHospital(structure) ? 'SA01' : 'SA07'),
  }
}

const known = (find: (code: string) => Code | undefined, code: string): Code => find(code) ?? { code, system: '', display: code }

/** Struct_IdNat: `1` and a FINESS number for establishments. */
const isHospital = ({ nationalId }: WrapOrganization): boolean => nationalId.startsWith('1')

const structureOf = (op: Operation): WrapOrganization => {
  const { subject, exercise } = op.caller
  if (exercise !== undefined) return { nationalId: exercise.structureNationalId, name: exercise.structureName }
  return { nationalId: 'nationalId' in subject ? subject.nationalId : subject.id, name: subject.name }
}

/** A place has no profession, whatever its line of the directory says. */
const callerOf = ({ caller: { subject, exercise } }: Operation): DepositAuthor => ({
  nationalId: 'nationalId' in subject ? subject.nationalId : subject.id,
  name: subject.name,
  ...(exercise === undefined || subject.kind !== 'professional' ? {} : { profession: exercise.profession }),
  ...(exercise?.specialty === undefined ? {} : { specialty: exercise.specialty }),
})

/** A student writes in his own name, under who answers for him. A substitute answers for herself, and the header has no place for whom she replaces. */
const responsibleOf = ({ caller: { exercise } }: Operation): Pick<WrapHeader, 'responsible'> =>
  exercise?.under?.kind === 'student' ? { responsible: { nationalId: exercise.under.nationalId, name: personOf(exercise.under.name) } } : {}

const personOf = (name: string): { readonly given: string; readonly family: string } => {
  const [given = '', ...family] = name.replace(/^(?:Dr|Pr|M\.|Mme)\s+/u, '').split(' ')
  return { given, family: family.join(' ') }
}

const authorOf = ({ nationalId, name, profession, specialty }: DepositAuthor, institution: WrapOrganization): WrapAuthor => {
  // A certificate or a laboratory’s client says no profession, and is given none: what it runs wrote it.
  if (profession === undefined) return { kind: 'structure', specialty: AUTOMATON, institution }
  return {
    kind: 'professional',
    nationalId,
    name: personOf(name),
    specialty: specialtyOfAuthor(profession, specialty) ?? refuse(AUTHOR_UNKNOWN),
    institution,
  }
}

/**
 * A code that stands in a terminology, or none: JDV_J01 with her speciality, without it, or under its bare number (social professions); else the profession in its
 * own nomenclature.
 */
export const specialtyOfAuthor = (profession: string, specialty?: string): Code | undefined =>
  (specialty === undefined ? undefined : authorSpecialtyOf(`G15_${profession}/${specialty}`)) ??
  authorSpecialtyOf(`G15_${profession}`) ??
  authorSpecialtyOf(profession) ??
  professionOf(profession)

const AUTOMATON = known(authorSpecialtyOf, 'AUTOMATE')

const patientOf = (holder: Traits): WrapPatient => {
  const [firstGiven = ''] = holder.birthFirstNames
  return {
    ins: holder.ins,
    birthFamily: holder.birthName,
    birthGivens: holder.birthFirstNames.join(' '),
    firstGiven,
    sex: holder.sex,
    birthDate: holder.birthDate.replaceAll('-', '').replace(/(?:00)+$/, ''),
    ...(holder.usedName === undefined ? {} : { usedFamily: holder.usedName }),
    ...(holder.usedFirstName === undefined ? {} : { usedGiven: holder.usedFirstName }),
    ...(holder.birthPlaceInsee === undefined ? {} : { birthplaceInsee: holder.birthPlaceInsee }),
  }
}
