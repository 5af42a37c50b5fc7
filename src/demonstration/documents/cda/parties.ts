import type { Instant } from '../../../kernel/instant.ts'
import { hl7Day, hl7Time } from '../../calendar.ts'
import type { DemoAddress, DemoPerson, DemoProfessional, DemoStructure } from '../../model.ts'
import { type Child, element, type Xml } from './xml.ts'

export const PS_IDNAT = '1.2.250.1.71.4.2.1'
const STRUCT_IDNAT = '1.2.250.1.71.4.2.2'
const PROFESSION_AND_SKILL = '1.2.250.1.213.1.1.4.5'
/** Professions of use of a title: psychologists (TRE_R95). */
const TITLE_HOLDERS = '1.2.250.1.213.1.6.1.109'
/** Social professions (TRE_R94). */
const SOCIAL = '1.2.250.1.213.1.6.1.4'
const NON_PROFESSIONALS = '1.2.250.1.213.1.1.4.6'

/** A professional where she works: what every participation of a CDA needs. */
export type Party = { readonly professional: DemoProfessional; readonly structure: DemoStructure }

const addressOf = (address: DemoAddress, use?: string): Xml =>
  element(
    'addr',
    { use },
    element('houseNumber', {}, address.houseNumber),
    element('streetName', {}, address.streetName),
    element('postalCode', {}, address.postalCode),
    element('city', {}, address.city),
    element('country', {}, 'FRANCE'),
  )

const telephone = (number: string, use: string): Xml => element('telecom', { value: `tel:${number}`, use })

/** JDV_J01: `G15_10/SM54`, psychologists by their title, social workers by their own list, secretaries as such. */
export const specialtyOf = (
  professional: DemoProfessional,
): { readonly code: string; readonly system: string; readonly display: string } => {
  const { profession, specialty, specialtyDisplay } = professional
  if (profession === undefined) return { code: 'SECRETARIAT_MEDICAL', system: NON_PROFESSIONALS, display: 'Secrétariat médical' }
  if (profession === '93') return { code: '93', system: TITLE_HOLDERS, display: specialtyDisplay }
  if (profession === '41') return { code: '41', system: SOCIAL, display: specialtyDisplay }
  const code = specialty === undefined ? `G15_${profession}` : `G15_${profession}/${specialty}`
  return { code, system: PROFESSION_AND_SKILL, display: specialtyDisplay }
}

const specialtyCode = (professional: DemoProfessional): Xml => {
  const { code, system, display } = specialtyOf(professional)
  return element('code', { code, displayName: display, codeSystem: system })
}

const professionalName = ({ civility, given, family, title }: DemoProfessional): Xml =>
  element(
    'name',
    {},
    element('prefix', {}, civility),
    element('given', {}, given),
    element('family', {}, family),
    title === '' ? null : element('suffix', {}, title),
  )

const organization = (name: string, structure: DemoStructure, ...more: readonly Child[]): Xml =>
  element(
    name,
    {},
    element('id', { root: STRUCT_IDNAT, extension: structure.nationalId }),
    element('name', {}, structure.name),
    telephone(structure.phone, 'WP'),
    addressOf(structure.address),
    ...more,
  )

export const practiceSetting = (structure: DemoStructure): Xml =>
  element('standardIndustryClassCode', {
    code: structure.practiceSetting,
    displayName: structure.practiceSettingDisplay,
    codeSystem: '1.2.250.1.213.1.1.4.9',
  })

const identityOf = ({ professional, structure }: Party): readonly Xml[] => [
  element('id', { root: PS_IDNAT, extension: professional.nationalId }),
  specialtyCode(professional),
  addressOf(structure.address),
  telephone(professional.phone, 'WP'),
]

/** `assignedEntity` or its like, with the practice setting when `setting` is asked for. */
export const assignedEntity = (party: Party, setting: boolean): Xml =>
  element(
    'assignedEntity',
    {},
    ...identityOf(party),
    element('assignedPerson', {}, professionalName(party.professional)),
    organization('representedOrganization', party.structure, setting ? practiceSetting(party.structure) : null),
  )

export const author = (party: Party, at: Instant): Xml =>
  element(
    'author',
    {},
    element('time', { value: hl7Time(at) }),
    element(
      'assignedAuthor',
      {},
      ...identityOf(party),
      element('assignedPerson', {}, professionalName(party.professional)),
      organization('representedOrganization', party.structure),
    ),
  )

/** The insurer's information system: an author that is a device (JDV_J01 `ALIM_AM`). */
export const insurerAuthor = (insurer: DemoStructure, at: Instant): Xml =>
  element(
    'author',
    {},
    element('time', { value: hl7Time(at) }),
    element(
      'assignedAuthor',
      {},
      element('id', { root: PS_IDNAT, extension: insurerSystemId(insurer) }),
      element('code', {
        code: 'ALIM_AM',
        displayName: "Alimentation automatique à partir du Système d'Information de l'Assurance Maladie",
        codeSystem: NON_PROFESSIONALS,
      }),
      addressOf(insurer.address),
      telephone(insurer.phone, 'WP'),
      element(
        'assignedAuthoringDevice',
        {},
        element('manufacturerModelName', {}, 'Historique de remboursements'),
        element('softwareName', {}, insurer.name),
      ),
      organization('representedOrganization', insurer),
    ),
  )

/** `5` + SIRET of the insurer, and the system inside it. */
export const insurerSystemId = (insurer: DemoStructure): string => `5${insurer.nationalId.slice(1)}/SI-REMBOURSEMENTS`

/** Birth names (`BR`) and names in use (`CL`), the full list of birth first names unqualified (RNIV). */
const patientName = (person: DemoPerson): Xml =>
  element(
    'name',
    {},
    element('family', { qualifier: 'BR' }, person.birthFamily),
    element('given', {}, person.birthGivens.join(' ')),
    element('given', { qualifier: 'BR' }, person.birthGivens[0]),
    element('family', { qualifier: 'CL' }, person.usedFamily),
    element('given', { qualifier: 'CL' }, person.usedGiven),
  )

const guardian = (other: DemoPerson): Xml =>
  element(
    'guardian',
    {},
    element('id', { root: other.ins.oid, extension: other.ins.matricule }),
    addressOf(other.address, 'H'),
    telephone(other.phone, 'MC'),
    element(
      'guardianPerson',
      {},
      element(
        'name',
        {},
        element('prefix', {}, other.sex === 'F' ? 'MME' : 'M'),
        element('family', {}, other.usedFamily),
        element('given', {}, other.usedGiven),
      ),
    ),
  )

const GENDERS = { F: 'Féminin', M: 'Masculin' } as const

export const recordTarget = (person: DemoPerson, guardians: readonly DemoPerson[]): Xml =>
  element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      element('id', { root: person.ins.oid, extension: person.ins.matricule }),
      addressOf(person.address, 'H'),
      telephone(person.phone, 'MC'),
      element('telecom', { value: `mailto:${person.email}`, use: 'H' }),
      element(
        'patient',
        { classCode: 'PSN' },
        patientName(person),
        element('administrativeGenderCode', { code: person.sex, displayName: GENDERS[person.sex], codeSystem: '2.16.840.1.113883.5.1' }),
        element('birthTime', { value: hl7Day(person.birthDate) }),
        ...guardians.map(guardian),
        element(
          'birthplace',
          {},
          element(
            'place',
            {},
            element('addr', {}, element('county', {}, person.birthPlaceCode), element('city', {}, person.birthPlaceName)),
          ),
        ),
      ),
    ),
  )

export const custodian = (structure: DemoStructure): Xml =>
  element('custodian', {}, element('assignedCustodian', {}, organization('representedCustodianOrganization', structure)))

export const recipient = (party: Party): Xml =>
  element(
    'informationRecipient',
    {},
    element(
      'intendedRecipient',
      {},
      element('id', { root: PS_IDNAT, extension: party.professional.nationalId }),
      addressOf(party.structure.address),
      telephone(party.professional.phone, 'WP'),
      element('informationRecipient', {}, professionalName(party.professional)),
      organization('receivedOrganization', party.structure),
    ),
  )
