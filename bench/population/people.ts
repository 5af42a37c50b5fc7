import type { Exercise, Subject } from '../../src/kernel/actors.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { INS_OIDS, insKey } from '../../src/kernel/ins.ts'
import type { RuleActor } from '../../src/access/index.ts'
import type { Traits } from '../../src/identity/index.ts'
import { sha256 } from '../../src/platform/keyring/primitives.ts'

/** The same number for the same name in every run, so that a folder that was kept can be used again. */
export const uuidOf = (name: string): string => {
  const bytes = sha256(Buffer.from(`bench ${name}`)).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A commune that exists nowhere. */
const BIRTH_PLACE = '29999'
const FAMILIES = ['LE GALL', 'MOREL', 'KERVELLA', 'DUPUIS', 'ROUSSEL', 'TANGUY', 'MARCHAND', 'BENALI', 'PERRIN', 'LE ROUX']
const GIVENS = ['Camille', 'Jeanne', 'Nadia', 'Louise', 'Agathe', 'Marcel', 'Yann', 'Karim', 'Henri', 'Théo']

const two = (value: number): string => String(value).padStart(2, '0')

/** Person number `i`, for `i` below 600,000: a test identity with a right key. */
export const traitsOf = (i: number): Traits => {
  const sex = i % 10 < 5 ? 'F' : 'M'
  const [year, month, order] = [40 + (i % 60), 1 + (Math.floor(i / 60) % 12), 1 + Math.floor(i / 720)]
  const thirteen = `${sex === 'F' ? 2 : 1}${two(year)}${two(month)}${BIRTH_PLACE}${String(order).padStart(3, '0')}`
  return {
    ins: { matricule: `${thirteen}${insKey(thirteen)}`, oid: INS_OIDS.demonstration },
    birthName: FAMILIES[i % 7] ?? 'MOREL',
    birthFirstNames: [GIVENS[i % 10] ?? 'Camille'],
    sex,
    birthDate: `19${two(year)}-${two(month)}-15`,
    birthPlaceInsee: BIRTH_PLACE,
  }
}

/** Somebody who may call. */
export type Someone = { readonly subject: Subject; readonly exercise?: Exercise }
export type Professional = { readonly subject: Extract<Subject, { kind: 'professional' }>; readonly exercise: Exercise }

export const PROFESSIONALS = 40
/** General practitioners: the matrix leaves them most types. */
const [DOCTOR, GENERAL_PRACTICE] = ['10', 'SM26'] as const

export const professional = (k: number): Professional => ({
  subject: {
    kind: 'professional',
    id: uuidOf(`professional ${k}`) as ActorId,
    name: `Dr ${GIVENS[k % 10]} ${FAMILIES[(k + 3) % 10]}`,
    nationalId: `8${String(99_900_000_000 + k)}`,
  },
  exercise: {
    profession: DOCTOR,
    specialty: GENERAL_PRACTICE,
    structureId: uuidOf(`structure ${k % 10}`) as ActorId,
    structureNationalId: `10B99000${two(k % 10)}`,
    structureName: `Maison de santé n° ${k % 10}`,
    occupational: false,
    regulation: false,
  },
})

/** Of record `i`: the attending doctor, two who are authorised, and one who wrote much of it and is not. */
export const careOf = (i: number) => ({
  attending: professional(i % PROFESSIONALS),
  authorised: [professional((i + 7) % PROFESSIONALS), professional((i + 13) % PROFESSIONALS)] as const,
  author: professional((i + 20) % PROFESSIONALS),
})

export const asRuleActor = ({ subject, exercise }: Professional): RuleActor => ({
  id: subject.id,
  kind: subject.kind,
  name: subject.name,
  nationalId: subject.nationalId,
  profession: exercise.profession,
  structureName: exercise.structureName,
})

export const INSURER: Someone = { subject: { kind: 'insurer-feed', id: uuidOf('insurer') as ActorId, name: 'Assurance Maladie' } }
