import type { ActingUnder } from '../../kernel/actors.ts'
import { groupOf, professionOf, specialtyOf } from '../../policy/index.ts'

/** One place where she practises, as Pro Santé Connect tells it (domain.md §6.3). */
export type ClaimedExercise = {
  readonly profession: string
  readonly specialty?: string
  readonly structureNationalId: string
  readonly structureName: string
  readonly town?: string
  readonly occupational: boolean
  readonly regulation: boolean
}

export type ClaimedProfessional = {
  readonly kind: 'professional' | 'secretary'
  readonly nationalId: string
  readonly family: string
  readonly given: string
  readonly exercises: readonly ClaimedExercise[]
  /** What she is, of whom it names no place. */
  readonly qualification?: { readonly profession: string; readonly specialty?: string }
}

type Claims = Readonly<Record<string, unknown>>

/** PS_IdNat: `8` + RPPS, `0` + ADELI; employees: a place, a stroke, a number of hers in it (domain.md §6.2). */
const PRACTITIONER = /^(?:8\d{11}|0[0-9A-Z]{9})$/
const EMPLOYEE = /^[13456][0-9A-Za-z]{9,14}\/[0-9A-Za-z._-]{1,32}$/
const STRUCTURE = /^[0-9A-Za-z/.-]{1,64}$/
const LONGEST_NAME = 200

const text = (value: unknown): string | undefined => {
  const trimmed = typeof value === 'string' ? value.trim() : ''
  return trimmed === '' || trimmed.length > LONGEST_NAME ? undefined : trimmed
}

const objects = (value: unknown): readonly Claims[] =>
  Array.isArray(value) ? value.filter((item): item is Claims => typeof item === 'object' && item !== null && !Array.isArray(item)) : []

const object = (value: unknown): Claims => objects([value])[0] ?? {}

/** `10` of `10^1.2.250.1.213.1.1.5.5`. */
const codeOf = (value: unknown): string | undefined => text(value)?.split('^')[0]

/** What the provider signs is what the register says today. Undefined: no national number of a known shape, no name, or no known profession. */
export const readProfessionalClaims = (claims: Claims): ClaimedProfessional | undefined => {
  const nationalId = text(claims['SubjectNameID'])
  const family = text(claims['family_name'])
  if (nationalId === undefined || family === undefined) return undefined
  const given = text(claims['given_name']) ?? ''
  if (PRACTITIONER.test(nationalId)) return practitioner(claims, { nationalId, family, given })
  return EMPLOYEE.test(nationalId) ? employee(claims, { nationalId, family, given }) : undefined
}

type Named = { readonly nationalId: string; readonly family: string; readonly given: string }

const practitioner = (claims: Claims, named: Named): ClaimedProfessional | undefined => {
  const told = objects(object(claims['SubjectRefPro'])['exercices'])
  const known = told.filter(one => professionOf(text(one['codeProfession']) ?? '') !== undefined)
  if (known.length === 0) return undefined
  const exercises = distinct(known.flatMap(one => exercisesOf(claims, one)))
  return { kind: 'professional', ...named, exercises, ...(exercises.length === 0 ? { qualification: qualificationOf(known) } : {}) }
}

const qualificationOf = ([first = {}]: readonly Claims[]): NonNullable<ClaimedProfessional['qualification']> => {
  const specialty = knownSpecialty(text(first['codeSavoirFaire']))
  return { profession: text(first['codeProfession']) ?? '', ...(specialty === undefined ? {} : { specialty }) }
}

/** TRE_R09: in training. A student practises under somebody who answers for her (R.6153-3): no place is hers by herself. */
const STUDENT = 'E'

const exercisesOf = (claims: Claims, told: Claims): readonly ClaimedExercise[] =>
  (text(told['codeCategorieProfessionnelle']) === STUDENT ? [] : objects(told['activities'])).flatMap(activity => {
    const structureNationalId = structureOf(activity)
    if (structureNationalId === undefined) return []
    const profession = text(told['codeProfession']) ?? ''
    const specialty = knownSpecialty(text(told['codeSavoirFaire']))
    const town = text(activity['libelleCommune']) ?? text(activity['bureauCedex'])
    return [
      {
        profession,
        ...(specialty === undefined ? {} : { specialty }),
        structureNationalId,
        structureName: text(activity['enseigneCommercialeSite']) ?? text(activity['raisonSocialeSite']) ?? structureNationalId,
        ...(town === undefined ? {} : { town }),
        occupational: groupOf(profession, specialty) === 'occupational-doctor',
        regulation: regulatesAt(claims, structureNationalId),
      },
    ]
  })

const knownSpecialty = (code: string | undefined): string | undefined =>
  code !== undefined && specialtyOf(code) !== undefined ? code : undefined

/** Struct_IdNat of a site: FINESS of the site, its SIRET, then what stands for the company, then the register's own number. */
const structureOf = (activity: Claims): string | undefined => {
  const numbered = [
    ['1', 'numeroFinessSite'],
    ['3', 'numeroSiretSite'],
    ['1', 'numeroFinessetablissementJuridique'],
    ['2', 'numeroSirenSite'],
    ['', 'identifiantTechniqueDeLaStructure'],
  ] as const
  for (const [prefix, name] of numbered) {
    const number = text(activity[name])
    if (number !== undefined && STRUCTURE.test(`${prefix}${number}`)) return `${prefix}${number}`
  }
  return undefined
}

/** The flag is of one place: where the provider says she is. */
const regulatesAt = (claims: Claims, structureNationalId: string): boolean =>
  claims['Acces_Regulation_Medicale'] === 'VRAI' && text(claims['SubjectOrganizationID']) === structureNationalId

/** A secretary or another employee without a profession of the register works in the place that gave her card. */
const employee = (claims: Claims, named: Named): ClaimedProfessional | undefined => {
  const structureNationalId = text(claims['SubjectOrganizationID'])
  if (structureNationalId === undefined || !STRUCTURE.test(structureNationalId)) return undefined
  const structureName = text(claims['SubjectOrganization']) ?? structureNationalId
  const exercise = { profession: '', structureNationalId, structureName, occupational: false, regulation: false }
  return { kind: 'secretary', ...named, exercises: [exercise] }
}

/** The role a provider adds (`SubjectRole`) must be hers: a token whose two halves disagree is nobody’s. */
export const rolesAgree = (claims: Claims, { kind, exercises, qualification }: ClaimedProfessional): boolean => {
  const roles = Array.isArray(claims['SubjectRole']) ? claims['SubjectRole'].map(codeOf) : []
  if (kind === 'secretary' || roles.length === 0) return true
  return roles.some(role =>
    [...exercises, ...(qualification === undefined ? [] : [qualification])].some(({ profession }) => profession === role),
  )
}

const distinct = (all: readonly ClaimedExercise[]): readonly ClaimedExercise[] => {
  const byKey = new Map(all.map(one => [placeKey(one), one]))
  return [...byKey.values()]
}

/** Names one of her exercises: two professions in one place are two, and so is the same place in the stead of two. */
export const placeKey = ({
  profession,
  specialty = '',
  structureNationalId,
  under,
}: {
  readonly profession: string
  readonly specialty?: string
  readonly structureNationalId: string
  readonly under?: Pick<ActingUnder, 'kind' | 'nationalId'>
}): string => [structureNationalId, profession, specialty, ...(under === undefined ? [] : [under.kind, under.nationalId])].join('|')
