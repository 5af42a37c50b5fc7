import { INS_OIDS, type Ins } from '../../kernel/ins.ts'
import { refuse } from '../../kernel/refusal.ts'
import { attributeOf, type XmlElement } from '../../platform/xml/tree.ts'
import { first, given, identifiersOf, plainText, select } from './cda-people.ts'
import { readPartialDate } from './hl7-time.ts'
import type { DocumentPatient, Identifier, QualifiedName, Sex } from './model.ts'
import { CDA_NO_PATIENT, CDA_SEVERAL_PATIENTS } from './refusals.ts'

const INS_AUTHORITIES: ReadonlySet<string> = new Set(Object.values(INS_OIDS))

const isIns = ({ root, extension }: Identifier): boolean => INS_AUTHORITIES.has(root) && extension !== undefined

const insOf = (ids: readonly Identifier[]): Ins | undefined => {
  const id = ids.find(isIns)
  return id?.extension === undefined ? undefined : { matricule: id.extension, oid: id.root }
}

/** XDS sourcePatientId: the local one, or the INS again when the document carries no other (interop §4). */
export const sourcePatientIdOf = ({ ids }: DocumentPatient): Identifier => ids.find(id => !isIns(id)) ?? ids[0] ?? refuse(CDA_NO_PATIENT)

const namesOf = (name: XmlElement | undefined, part: 'family' | 'given'): readonly QualifiedName[] =>
  select(name, part).flatMap(element => {
    const value = plainText(element)
    return value === undefined ? [] : [{ ...given('qualifier', attributeOf(element, 'qualifier')), value }]
  })

const qualified = (names: readonly QualifiedName[], qualifier: string | undefined): string | undefined =>
  names.find(name => name.qualifier === qualifier)?.value

const birthFamilyOf = (families: readonly QualifiedName[]): string =>
  qualified(families, 'BR') ?? qualified(families, undefined) ?? families[0]?.value ?? refuse(CDA_NO_PATIENT)

/** The list of the birth certificate carries no qualifier; the first of it is repeated with BR, the one in use with CL (CI-SIS, INS). */
const givensOf = (givens: readonly QualifiedName[]): Pick<DocumentPatient, 'birthGivens' | 'firstGiven' | 'usedGiven'> => {
  const birthGivens = qualified(givens, undefined) ?? qualified(givens, 'BR') ?? givens[0]?.value ?? refuse(CDA_NO_PATIENT)
  const firstGiven = qualified(givens, 'BR') ?? birthGivens.split(/[ ,]+/)[0] ?? birthGivens
  return { birthGivens, firstGiven, ...given('usedGiven', qualified(givens, 'CL')) }
}

const SEXES: ReadonlyMap<string | undefined, Sex> = new Map([
  ['M', 'M'],
  ['F', 'F'],
  ['U', 'U'],
  ['UN', 'U'],
  ['UNK', 'U'],
])

type Birthplace = Pick<DocumentPatient, 'birthplaceInsee' | 'birthplaceName'>

const birthplaceOf = (patient: XmlElement | undefined): Birthplace => {
  const place = first(patient, 'birthplace/place')
  const insee = plainText(first(place, 'addr/county'))
  const name = plainText(first(place, 'addr/city')) ?? plainText(first(place, 'name'))
  return { ...given('birthplaceInsee', insee), ...given('birthplaceName', name) }
}

/** What a header says of its patient, by its parts. */
export const patientFrom = (
  ids: readonly Identifier[],
  families: readonly QualifiedName[],
  givens: readonly QualifiedName[],
  {
    sex,
    birthDate,
    birthplace,
  }: { readonly sex: string | undefined; readonly birthDate: string | undefined; readonly birthplace: Birthplace },
): DocumentPatient => ({
  ids,
  ...given('ins', insOf(ids)),
  families,
  givens,
  birthFamily: birthFamilyOf(families),
  ...given('usedFamily', qualified(families, 'CL') ?? qualified(families, 'SP')),
  ...givensOf(givens),
  ...given('sex', SEXES.get(sex)),
  ...given('birthDate', readPartialDate(birthDate)),
  ...birthplace,
})

/** Reads `recordTarget`. Refuses a document about nobody (`cda-no-patient`) or about several (`cda-several-patients`). */
export const patientOf = (root: XmlElement): DocumentPatient => {
  const roles = select(root, 'recordTarget/patientRole')
  if (roles.length > 1) refuse(CDA_SEVERAL_PATIENTS)
  const ids = identifiersOf(select(roles[0], 'id'))
  const patient = first(roles[0], 'patient')
  if (ids.length === 0 || patient === undefined) refuse(CDA_NO_PATIENT)
  const name = first(patient, 'name')
  return patientFrom(ids, namesOf(name, 'family'), namesOf(name, 'given'), {
    sex: attributeOf(first(patient, 'administrativeGenderCode'), 'code'),
    birthDate: attributeOf(first(patient, 'birthTime'), 'value'),
    birthplace: birthplaceOf(patient),
  })
}
