import type { Code } from '../../../kernel/codes.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { hl7Day, isoDay, shortDay } from '../../calendar.ts'
import { oidOf, pick } from '../../draw.ts'
import { ACT_CODE, atc, codeElement, coded, completed, EDQM, loinc, reference, templates, textReference } from '../cda/codes.ts'
import { assignedEntity, type Party } from '../cda/parties.ts'
import { element, type Xml } from '../cda/xml.ts'
import { type Section, table } from '../paper.ts'

/** Vaccines by what they protect from, and their ATC class: no commercial name. */
const VACCINES = {
  hexavalent: ['Vaccin hexavalent (diphtérie, tétanos, polio, coqueluche, Hib, hépatite B)', atc('J07CA09', 'vaccin hexavalent')],
  pneumococcal: ['Vaccin pneumococcique conjugué', atc('J07AL02', 'pneumocoque, antigène polysaccharidique conjugué')],
  mmr: ['Vaccin rougeole, oreillons, rubéole', atc('J07BD52', 'rougeole, oreillons et rubéole, virus vivants atténués')],
  meningococcusB: ['Vaccin méningocoque B', atc('J07AH09', 'méningocoque B')],
  meningococcusACWY: ['Vaccin méningocoques A, C, W, Y', atc('J07AH08', 'méningocoques A, C, Y, W-135')],
  meningococcusC: ['Vaccin méningocoque C', atc('J07AH07', 'méningocoque C, antigène polysaccharidique conjugué')],
  rotavirus: ['Vaccin rotavirus', atc('J07BH01', 'rotavirus, vivant atténué')],
  hpv: ['Vaccin papillomavirus humain (9 valences)', atc('J07BM03', 'papillomavirus humain 6, 11, 16, 18, 31, 33, 45, 52, 58')],
  booster: ['Vaccin diphtérie, tétanos, polio, coqueluche (rappel)', atc('J07CA02', 'diphtérie, coqueluche, poliomyélite, tétanos')],
  influenza: ['Vaccin contre la grippe saisonnière', atc('J07BB02', 'grippe, antigène purifié')],
  covid: ['Vaccin contre la Covid-19 à ARN messager', atc('J07BN01', 'Covid-19, ARN messager')],
  zoster: ['Vaccin contre le zona, recombinant', atc('J07BK03', 'zona, antigène purifié')],
  nirsevimab: ['Nirsévimab (anticorps contre le VRS)', atc('J06BD08', 'nirsévimab')],
  hepatitisB: ['Vaccin contre l’hépatite B', atc('J07BC01', 'hépatite B, antigène purifié')],
} as const satisfies Record<string, readonly [label: string, code: Code]>

export type VaccineKey = keyof typeof VACCINES

export type Injection = {
  readonly vaccine: VaccineKey
  readonly at: Instant
  readonly rank: number
  readonly site: string
  readonly booster?: boolean
}

const lotOf = (scope: string): string => `D${String(pick(`${scope}/lot`, 90_000) + 10_000)}`

const productOf = (injection: Injection, scope: string): Xml =>
  element(
    'consumable',
    { typeCode: 'CSM' },
    element(
      'manufacturedProduct',
      {},
      ...templates('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43'),
      element(
        'manufacturedMaterial',
        {},
        element('code', coded(VACCINES[injection.vaccine][1]), element('originalText', {}, reference('vac-1'))),
        element('name', {}, VACCINES[injection.vaccine][0]),
        element('lotNumberText', {}, lotOf(scope)),
      ),
    ),
  )

const kindOf = ({ booster }: Injection): Xml =>
  element(
    'code',
    booster
      ? { code: 'BOOSTER', displayName: 'Rappel de vaccin', codeSystem: ACT_CODE }
      : { code: 'INITIMMUNIZ', displayName: '1ère série vaccinante', codeSystem: ACT_CODE },
  )

const administration = (injection: Injection, scope: string, party: Party): Xml =>
  element(
    'substanceAdministration',
    { classCode: 'SBADM', moodCode: 'EVN', negationInd: 'false' },
    ...templates('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.12', '1.2.250.1.213.1.1.3.45'),
    element('id', { root: oidOf(`${scope}/vac`) }),
    kindOf(injection),
    textReference('vac-1'),
    completed(),
    element('effectiveTime', { value: hl7Day(isoDay(injection.at)) }),
    injection.vaccine === 'rotavirus'
      ? element('routeCode', { code: '20053000', displayName: 'Voie orale', codeSystem: EDQM, codeSystemName: 'EDQM' })
      : element('routeCode', { code: '20035000', displayName: 'Voie intramusculaire', codeSystem: EDQM, codeSystemName: 'EDQM' }),
    productOf(injection, scope),
    element('performer', { typeCode: 'PRF' }, assignedEntity(party, true)),
    element(
      'entryRelationship',
      { typeCode: 'SUBJ' },
      element(
        'observation',
        { classCode: 'OBS', moodCode: 'EVN' },
        ...templates('2.16.840.1.113883.10.20.1.46', '1.2.250.1.213.1.1.3.82'),
        codeElement(loinc('30973-2', 'Rang de la vaccination')),
        completed(),
        element('value', { 'xsi:type': 'INT', value: String(injection.rank) }),
      ),
    ),
  )

/** One injection (VAC-NOTE 2023.01): such notes are deposited `N` only (EX_2.1-2005). */
export const vaccinationSections = (scope: string, injection: Injection, party: Party): readonly Section[] => [
  {
    templates: ['2.16.840.1.113883.10.20.1.6', '1.3.6.1.4.1.19376.1.5.3.1.3.23', '1.2.250.1.213.1.1.2.147'],
    code: loinc('11369-6', 'Historique des vaccinations'),
    title: 'Vaccination',
    blocks: [
      table(
        ['Date', 'Vaccin', 'Lot', 'Rang', 'Site', 'Vaccinateur'],
        [
          [
            shortDay(injection.at),
            { text: VACCINES[injection.vaccine][0], id: 'vac-1' },
            lotOf(scope),
            String(injection.rank),
            injection.site,
            `${party.professional.given} ${party.professional.family}`,
          ],
        ],
      ),
    ],
    entries: [element('entry', {}, administration(injection, scope, party))],
  },
]

export const vaccineLabel = (key: VaccineKey): string => VACCINES[key][0]
