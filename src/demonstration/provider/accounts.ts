import type { DemoPerson, DemoProfessional, DemoStructure, DemoWorld } from '../model.ts'
import { structureOf } from '../world.ts'

/** Somebody the demonstration's providers may say one is. `claims` are what Pro Santé Connect or FranceConnect would sign (domain.md §6.3, §6.4). */
export type ProviderAccount = {
  readonly key: string
  readonly name: string
  readonly detail: string
  readonly claims: { readonly sub: string } & Readonly<Record<string, unknown>>
}

const PROFESSIONS = '1.2.250.1.213.1.1.5.5'
const SECTORS = '1.2.250.1.71.4.2.4'

export const professionalAccounts = (world: DemoWorld): readonly ProviderAccount[] =>
  world.professionals.flatMap(one => (one.kind === 'agent' ? [] : [professionalAccount(world, one)]))

const professionalAccount = (world: DemoWorld, one: DemoProfessional): ProviderAccount => {
  const places = one.exercises.map(({ structure }) => structureOf(world, structure))
  const [first] = places
  return {
    key: one.key,
    name: `${one.given} ${one.family}`,
    detail: `${one.signsAs}${places.length > 1 ? ` (${places.length} lieux d’exercice)` : ''}`,
    claims: {
      sub: `f:demonstration:${one.nationalId}`,
      SubjectNameID: one.nationalId,
      preferred_username: one.nationalId,
      given_name: one.given,
      family_name: one.family,
      codeCivilite: one.civility,
      SubjectRole: one.profession === undefined ? [] : [`${one.profession}^${PROFESSIONS}`],
      Secteur_Activite: `${first?.sector ?? 'SA07'}^${SECTORS}`,
      SubjectOrganization: regulationPlace(world, one)?.name ?? first?.name,
      SubjectOrganizationID: regulationPlace(world, one)?.nationalId ?? first?.nationalId,
      Acces_Regulation_Medicale: regulationPlace(world, one) === undefined ? 'FAUX' : 'VRAI',
      UITVersion: '1.0',
      Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
      otherIds: [{ identifiant: one.nationalId, origine: one.rpps === undefined ? 'EDIT' : 'RPPS', qualite: 1 }],
      ...(one.profession === undefined ? {} : { SubjectRefPro: { codeCivilite: one.civility, exercices: [exercise(one, places)] } }),
    },
  }
}

const regulationPlace = (world: DemoWorld, { exercises }: DemoProfessional): DemoStructure | undefined => {
  const found = exercises.find(({ regulation }) => regulation)
  return found === undefined ? undefined : structureOf(world, found.structure)
}

const exercise = (
  { profession, specialty, civility, family, given, exercises, attached }: DemoProfessional,
  places: readonly DemoStructure[],
) => ({
  codeProfession: profession,
  codeCategorieProfessionnelle: attached?.kind === 'student' ? 'E' : 'C',
  codeCiviliteDexercice: civility,
  nomDexercice: family,
  prenomDexercice: given,
  ...(specialty === undefined ? {} : { codeTypeSavoirFaire: 'S', codeSavoirFaire: specialty }),
  // The register names no place of hers: she practises where she is attached.
  activities: (attached === undefined ? places : []).map((place, index) => ({
    codeModeExercice: exercises[index]?.mode === 'salaried' ? 'S' : 'L',
    codeSecteurDactivite: place.sector,
    raisonSocialeSite: place.name,
    libelleCommune: place.address.city,
    ...numberOf(place),
  })),
})

/** Struct_IdNat without its first digit, under the name of what it is. */
const numberOf = ({ nationalId }: DemoStructure): Readonly<Record<string, string>> => {
  const number = nationalId.slice(1)
  return nationalId.startsWith('1')
    ? { numeroFinessSite: number }
    : nationalId.startsWith('3')
      ? { numeroSiretSite: number }
      : { identifiantTechniqueDeLaStructure: nationalId }
}

export const personAccounts = ({ people }: DemoWorld): readonly ProviderAccount[] => people.map(personAccount)

const personAccount = (person: DemoPerson): ProviderAccount => ({
  key: person.key,
  name: `${person.usedGiven} ${person.usedFamily}`,
  detail: `${person.sex === 'F' ? 'née' : 'né'} le ${person.birthDate.split('-').reverse().join('/')}`,
  claims: {
    sub: `${person.key}.demonstration`,
    given_name: person.birthGivens.join(' '),
    family_name: person.birthFamily,
    preferred_username: person.usedFamily,
    birthdate: person.birthDate,
    gender: person.sex === 'F' ? 'female' : 'male',
    birthplace: person.birthPlaceCode,
    birthcountry: '99100',
  },
})
