import type { Code } from '../../../kernel/codes.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { hl7Time } from '../../calendar.ts'
import type { DemoPerson, DemoStructure } from '../../model.ts'
import { codeElement, templates } from './codes.ts'
import {
  assignedEntity,
  author,
  custodian,
  insurerAuthor,
  insurerSystemId,
  type Party,
  practiceSetting,
  PS_IDNAT,
  recipient,
  recordTarget,
} from './parties.ts'
import { element, type Xml } from './xml.ts'

export type HeaderFacts = {
  readonly templateIds: readonly string[]
  readonly uniqueId: string
  readonly setId: string
  readonly version: number
  readonly parentUniqueId?: string
  readonly type: Code
  readonly title: string
  readonly writtenAt: Instant
  readonly from: Instant
  readonly until: Instant
  readonly person: DemoPerson
  readonly guardians: readonly DemoPerson[]
  readonly by: Party | 'insurer'
  readonly structure: DemoStructure
  readonly to?: Party
  readonly attending?: Party
  readonly acts: readonly Code[]
  readonly encounter: string
  readonly encounterId: string
}

/** Templates that every French document claims: HL7 France, then the CI-SIS minimal structure. */
const FRENCH = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1'] as const

const ENCOUNTERS: Readonly<Record<string, string>> = {
  AMB: 'Ambulatoire (hors établissement)',
  IMP: 'Hospitalisation (établissement, y compris HAD)',
  EMER: 'Passage aux urgences (établissement)',
  SS: 'Hospitalisation de jour',
  VR: 'Virtuelle (exemple : RCP en l’absence du patient)',
  HH: 'Soins à domicile (hors établissement)',
}

const identification = (facts: HeaderFacts): readonly Xml[] => [
  element('realmCode', { code: 'FR' }),
  element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
  ...templates(...FRENCH, ...facts.templateIds),
  element('id', { root: facts.uniqueId }),
  codeElement(facts.type),
  element('title', {}, facts.title),
  element('effectiveTime', { value: hl7Time(facts.writtenAt) }),
  element('confidentialityCode', { code: 'N', displayName: 'Normal', codeSystem: '2.16.840.1.113883.5.25' }),
  element('languageCode', { code: 'fr-FR' }),
  element('setId', { root: facts.setId }),
  element('versionNumber', { value: String(facts.version) }),
]

const authenticator = (facts: HeaderFacts): Xml => {
  const { by } = facts
  const entity =
    by === 'insurer'
      ? element(
          'assignedEntity',
          {},
          element('id', { root: PS_IDNAT, extension: insurerSystemId(facts.structure) }),
          element('assignedPerson', {}, element('name', {}, element('family', {}, facts.structure.name))),
        )
      : assignedEntity(by, true)
  return element(
    'legalAuthenticator',
    {},
    element('time', { value: hl7Time(facts.writtenAt) }),
    element('signatureCode', { code: 'S' }),
    entity,
  )
}

/** JDV_J47 `PCP`: the attending doctor, when somebody else writes. */
const attendingDoctor = (party: Party): Xml =>
  element(
    'participant',
    { typeCode: 'INF' },
    element('functionCode', { code: 'PCP', displayName: 'Médecin traitant', codeSystem: '2.16.840.1.113883.5.88' }),
    element('time', { nullFlavor: 'NA' }),
    element(
      'associatedEntity',
      { classCode: 'PROV' },
      element('id', { root: PS_IDNAT, extension: party.professional.nationalId }),
      element(
        'associatedPerson',
        {},
        element(
          'name',
          {},
          element('given', {}, party.professional.given),
          element('family', {}, party.professional.family),
          element('suffix', {}, 'DR'),
        ),
      ),
    ),
  )

const performer = (facts: HeaderFacts): Xml =>
  element(
    'performer',
    { typeCode: 'PRF' },
    facts.by === 'insurer'
      ? element(
          'assignedEntity',
          {},
          element('id', { nullFlavor: 'NA' }),
          element('representedOrganization', {}, practiceSetting(facts.structure)),
        )
      : assignedEntity(facts.by, true),
  )

/** The main act, with its performer; further codes are acts of their own (CI-SIS: the one with a performer is the main one). */
const acts = (facts: HeaderFacts): readonly Xml[] => {
  const [main, ...others] = facts.acts
  const period = element(
    'effectiveTime',
    {},
    element('low', { value: hl7Time(facts.from) }),
    element('high', { value: hl7Time(facts.until) }),
  )
  return [
    element('documentationOf', {}, element('serviceEvent', {}, main === undefined ? null : codeElement(main), period, performer(facts))),
    ...others.map(code => element('documentationOf', {}, element('serviceEvent', {}, codeElement(code)))),
  ]
}

const encounter = (facts: HeaderFacts): Xml =>
  element(
    'componentOf',
    {},
    element(
      'encompassingEncounter',
      {},
      element('id', { root: facts.encounterId }),
      element('code', { code: facts.encounter, displayName: ENCOUNTERS[facts.encounter], codeSystem: '2.16.840.1.113883.5.4' }),
      element('effectiveTime', {}, element('low', { value: hl7Time(facts.from) }), element('high', { value: hl7Time(facts.until) })),
      element(
        'location',
        {},
        element(
          'healthCareFacility',
          {},
          element('code', { code: facts.structure.sector, displayName: facts.structure.sectorDisplay, codeSystem: '1.2.250.1.71.4.2.4' }),
          element('location', {}, element('name', {}, facts.structure.name)),
        ),
      ),
    ),
  )

const replaced = (parent: string): Xml =>
  element('relatedDocument', { typeCode: 'RPLC' }, element('parentDocument', {}, element('id', { root: parent })))

/** The header's elements in the order of the CDA R2 schema. */
export const header = (facts: HeaderFacts): readonly (Xml | null)[] => [
  ...identification(facts),
  recordTarget(facts.person, facts.guardians),
  facts.by === 'insurer' ? insurerAuthor(facts.structure, facts.writtenAt) : author(facts.by, facts.writtenAt),
  custodian(facts.structure),
  facts.to === undefined ? null : recipient(facts.to),
  authenticator(facts),
  facts.attending === undefined ? null : attendingDoctor(facts.attending),
  ...acts(facts),
  facts.parentUniqueId === undefined ? null : replaced(facts.parentUniqueId),
  encounter(facts),
]
