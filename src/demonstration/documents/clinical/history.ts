import type { Code } from '../../../kernel/codes.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { hl7Day, isoDay, monthAndYear, shortDay } from '../../calendar.ts'
import { oidOf } from '../../draw.ts'
import { codeWithText, coded, completed, loinc, reference, snomed, templates, textReference } from '../cda/codes.ts'
import { element, type Xml } from '../cda/xml.ts'
import { paragraph, type Section, table } from '../paper.ts'

/** A disease, past or present. */
export type Problem = { readonly code: Code; readonly text?: string; readonly from: Instant; readonly until?: Instant }

export type Allergy = {
  readonly agent: string
  readonly agentCode?: Code
  readonly reaction: string
  readonly kind: 'medicine' | 'food' | 'other'
  readonly from: Instant
}

export type Procedure = { readonly code?: Code; readonly text: string; readonly at: Instant; readonly where?: string }

const since = ({ from, until }: { readonly from: Instant; readonly until?: Instant }): Xml =>
  element(
    'effectiveTime',
    {},
    element('low', { value: hl7Day(isoDay(from)) }),
    until === undefined ? null : element('high', { value: hl7Day(isoDay(until)) }),
  )

const DIAGNOSIS = snomed('282291009', 'interprétation diagnostique')

/** Problem Concern Entry around a Problem Entry (IHE PCC). */
const concern = (problem: Problem, id: string, scope: string): Xml =>
  element(
    'entry',
    {},
    element(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      ...templates(
        '2.16.840.1.113883.10.20.1.27',
        '1.3.6.1.4.1.19376.1.5.3.1.4.5.1',
        '1.3.6.1.4.1.19376.1.5.3.1.4.5.2',
        '1.2.250.1.213.1.1.3.39',
      ),
      element('id', { root: oidOf(`${scope}/${id}/concern`) }),
      element('code', { nullFlavor: 'NA' }),
      element('statusCode', { code: problem.until === undefined ? 'active' : 'completed' }),
      since(problem),
      element(
        'entryRelationship',
        { typeCode: 'SUBJ', inversionInd: 'false' },
        element(
          'observation',
          { classCode: 'OBS', moodCode: 'EVN', negationInd: 'false' },
          ...templates('2.16.840.1.113883.10.20.1.28', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.2.250.1.213.1.1.3.37'),
          element('id', { root: oidOf(`${scope}/${id}`) }),
          element('code', coded(DIAGNOSIS)),
          textReference(id),
          completed(),
          since(problem),
          element('value', { 'xsi:type': 'CD', ...coded(problem.code) }, element('originalText', {}, reference(id))),
        ),
      ),
    ),
  )

const period = ({ from, until }: Problem): string => (until === undefined ? `depuis ${monthAndYear(from)}` : monthAndYear(until))

const ACTIVE = {
  templates: ['2.16.840.1.113883.10.20.1.11', '1.3.6.1.4.1.19376.1.5.3.1.3.6', '1.2.250.1.213.1.1.2.132'],
  code: loinc('11450-4', 'Liste des problèmes actifs'),
  title: 'Pathologies en cours',
}
const PAST = {
  templates: ['1.3.6.1.4.1.19376.1.5.3.1.3.8', '1.2.250.1.213.1.1.2.134'],
  code: loinc('11348-0', 'Antécédents médicaux'),
  title: 'Antécédents médicaux',
}

export const problemSection = (scope: string, kind: 'active' | 'past', problems: readonly Problem[], title?: string): Section => {
  const ids = problems.map((problem, index) => ({ problem, id: `${kind === 'active' ? 'pb' : 'atcd'}-${index + 1}` }))
  const rows = ids.map(({ problem, id }) => [{ text: problem.text ?? problem.code.display, id }, period(problem)])
  return {
    ...(kind === 'active' ? ACTIVE : PAST),
    ...(title === undefined ? {} : { title }),
    blocks: rows.length === 0 ? [paragraph('Rien à signaler.')] : [table(['Problème', 'Période'], rows)],
    entries: ids.map(({ problem, id }) => concern(problem, id, scope)),
  }
}

const ALLERGY_KINDS = {
  medicine: snomed('416098002', 'allergie médicamenteuse'),
  food: snomed('414285001', 'allergie alimentaire'),
  other: snomed('419199007', 'allergie à une substance'),
} as const

const agent = (allergy: Allergy, id: string): Xml =>
  element(
    'participant',
    { typeCode: 'CSM' },
    element(
      'participantRole',
      { classCode: 'MANU' },
      element(
        'playingEntity',
        { classCode: 'MMAT' },
        allergy.agentCode === undefined
          ? element('code', { nullFlavor: 'NA' }, element('originalText', {}, reference(`${id}-agent`)))
          : codeWithText(allergy.agentCode, `${id}-agent`),
        element('name', {}, allergy.agent),
      ),
    ),
  )

const allergyEntry = (allergy: Allergy, id: string, scope: string): Xml =>
  element(
    'entry',
    {},
    element(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      ...templates(
        '2.16.840.1.113883.10.20.1.27',
        '1.3.6.1.4.1.19376.1.5.3.1.4.5.1',
        '1.3.6.1.4.1.19376.1.5.3.1.4.5.3',
        '1.2.250.1.213.1.1.3.40',
      ),
      element('id', { root: oidOf(`${scope}/${id}/concern`) }),
      element('code', { nullFlavor: 'NA' }),
      element('statusCode', { code: 'active' }),
      since(allergy),
      element(
        'entryRelationship',
        { typeCode: 'SUBJ', inversionInd: 'false' },
        element(
          'observation',
          { classCode: 'OBS', moodCode: 'EVN', negationInd: 'false' },
          ...templates(
            '2.16.840.1.113883.10.20.1.18',
            '2.16.840.1.113883.10.20.1.28',
            '1.3.6.1.4.1.19376.1.5.3.1.4.5',
            '1.3.6.1.4.1.19376.1.5.3.1.4.6',
            '1.2.250.1.213.1.1.3.41',
          ),
          element('id', { root: oidOf(`${scope}/${id}`) }),
          element('code', coded(ALLERGY_KINDS[allergy.kind])),
          textReference(id),
          completed(),
          since(allergy),
          element('value', { 'xsi:type': 'CD' }, element('originalText', {}, reference(id))),
          agent(allergy, id),
        ),
      ),
    ),
  )

export const allergySection = (scope: string, allergies: readonly Allergy[]): Section => {
  const ids = allergies.map((allergy, index) => ({ allergy, id: `allergie-${index + 1}` }))
  const rows = ids.map(({ allergy, id }) => [
    { text: allergy.agent, id: `${id}-agent`, strong: true },
    { text: allergy.reaction, id },
    monthAndYear(allergy.from),
  ])
  return {
    templates: ['2.16.840.1.113883.10.20.1.2', '1.3.6.1.4.1.19376.1.5.3.1.3.13', '1.2.250.1.213.1.1.2.137'],
    code: loinc('48765-2', 'Allergies et hypersensibilités'),
    title: 'Allergies et hypersensibilités',
    blocks: rows.length === 0 ? [paragraph('Pas d’allergie connue.')] : [table(['Agent', 'Réaction', 'Depuis'], rows)],
    entries: ids.map(({ allergy, id }) => allergyEntry(allergy, id, scope)),
  }
}

const procedureEntry = (procedure: Procedure, id: string, scope: string): Xml =>
  element(
    'entry',
    {},
    element(
      'procedure',
      { classCode: 'PROC', moodCode: 'EVN' },
      ...templates('1.3.6.1.4.1.19376.1.5.3.1.4.19', '2.16.840.1.113883.10.20.1.29', '1.2.250.1.213.1.1.3.62'),
      element('id', { root: oidOf(`${scope}/${id}`) }),
      procedure.code === undefined
        ? element('code', { nullFlavor: 'NA' }, element('originalText', {}, reference(id)))
        : codeWithText(procedure.code, id),
      textReference(id),
      completed(),
      element('effectiveTime', { value: hl7Day(isoDay(procedure.at)) }),
    ),
  )

export const procedureSection = (
  scope: string,
  procedures: readonly Procedure[],
  title = 'Antécédents chirurgicaux et gestes',
): Section => {
  const ids = procedures.map((procedure, index) => ({ procedure, id: `acte-${index + 1}` }))
  const rows = ids.map(({ procedure, id }) => [{ text: procedure.text, id }, shortDay(procedure.at), procedure.where ?? ''])
  return {
    templates: [
      '2.16.840.1.113883.10.20.1.12',
      '1.3.6.1.4.1.19376.1.5.3.1.3.11',
      '1.3.6.1.4.1.19376.1.5.3.1.3.12',
      '1.2.250.1.213.1.1.2.136',
    ],
    code: loinc('47519-4', 'Historique des actes'),
    title,
    blocks: rows.length === 0 ? [paragraph('Aucun.')] : [table(['Acte', 'Date', 'Lieu'], rows)],
    entries: ids.map(({ procedure, id }) => procedureEntry(procedure, id, scope)),
  }
}
