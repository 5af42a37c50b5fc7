import { headerFor, oidOfUuid, structuredCda } from '../../../documents/index.ts'
import type { Operation } from '../../../platform/operation.ts'
import { escapeXml } from '../../../platform/xml/write.ts'
import { toIso } from '../../../kernel/instant.ts'
import { OID } from '../codes.ts'
import type { Block, Item, LineCode } from '../model.ts'
import { ABSENT, absenceOf, itemsOf, pastProblems, proceduresOf, type Required, sourceOf, type ToWrite } from './model.ts'
import { linesOfResult } from './narrative.ts'

/** CI-SIS « Volet de synthèse médicale » 1.4 (2022.01): template of the document, type and act it declares. */
const VSM = { root: '1.2.250.1.213.1.1.1.13', extension: '201310' } as const
const TYPE = { code: 'SYNTH', system: '1.2.250.1.213.1.1.4.12', display: 'Synthèse' } as const
const ACT = { code: '34117-2', system: OID.loinc, display: 'Historique et clinique' } as const
export const VSM_TITLE = 'Volet de synthèse médicale'

export type Vsm = { readonly uniqueId: string; readonly xml: string }

/** A VSM in CDA R2 level 3: every line in words, and in a code where it has one. `replaces`: unique id of her own that it takes the place of. */
export const vsmOf = (op: Operation, said: ToWrite, replaces?: string): Vsm => {
  const uniqueId = oidOfUuid(said.uuid())
  const header = headerFor(op, said.holder, {
    uniqueId,
    title: VSM_TITLE,
    type: TYPE,
    act: { start: toIso(said.at).slice(0, 10).replaceAll('-', ''), code: ACT },
    ...(replaces === undefined ? {} : { replaces }),
  })
  return { uniqueId, xml: structuredCda(header, [VSM], bodyOf(said)) }
}

/** The order of the volet: problems, history and allergies; points of attention; long-term treatment. Its three first-level sections are required. */
const bodyOf = (said: ToWrite): string => {
  const { blocks } = said
  const history = [
    problems(said),
    past(said, pastProblems(blocks.history)),
    procedures(said, proceduresOf(blocks.history)),
    allergies(said),
  ].join('')
  return [
    section(
      said,
      ['1.2.250.1.213.1.1.2.29'],
      loinc('46612-8', 'Conclusions de synthèse'),
      'Pathologies, antécédents, allergies et facteurs de risque',
      {
        within: section(
          said,
          ['1.2.250.1.213.1.1.2.30'],
          loinc('34117-2', 'Historique et physique'),
          'Pathologies en cours, antécédents et allergies',
          {
            within: history,
          },
        ),
      },
    ),
    section(
      said,
      ['1.3.6.1.4.1.19376.1.5.3.1.3.27', '1.2.250.1.213.1.1.2.150'],
      loinc('30954-2', 'Résultats d’examens'),
      'Points de vigilance',
      {
        text: list([...(said.attention ?? []), ...said.results.flatMap(linesOfResult)]),
      },
    ),
    section(said, ['1.2.250.1.213.1.1.2.32'], loinc('18776-5', 'Plan de traitement'), 'Traitement au long cours', {
      within: treatments(said),
    }),
  ].join('')
}

const loinc = (code: string, label: string): LineCode => ({ code, label, system: OID.loinc })

const attributes = ({ code, system, label }: LineCode): string =>
  `code="${escapeXml(code)}" displayName="${escapeXml(label)}" codeSystem="${escapeXml(system)}"`

const templates = (roots: readonly string[]): string => roots.map(root => `<templateId root="${root}"/>`).join('')
const idOf = ({ uuid }: ToWrite): string => `<id root="${uuid().toUpperCase()}"/>`

type Content = { readonly text?: string; readonly entries?: string; readonly within?: string }

const section = (
  said: ToWrite,
  roots: readonly string[],
  code: LineCode,
  title: string,
  { text, entries = '', within = '' }: Content,
): string =>
  `<component><section>${templates(roots)}${idOf(said)}<code ${attributes(code)}/><title>${escapeXml(title)}</title>` +
  `${text === undefined ? '' : `<text>${text}</text>`}${entries}${within}</section></component>`

const list = (lines: readonly string[]): string =>
  lines.length === 0
    ? '<paragraph>Non renseigné</paragraph>'
    : `<list>${lines.map(line => `<item>${escapeXml(line)}</item>`).join('')}</list>`

/** The narrative quotes each line under an ID, which its entry points at. */
const table = (prefix: string, items: readonly Item[], empty: string): string => {
  if (items.length === 0) return `<paragraph><content ID="${prefix}-0">${escapeXml(empty)}</content></paragraph>`
  const row = (item: Item, rank: number): string =>
    `<tr><td>${escapeXml(item.onset ?? '')}</td><td><content ID="${prefix}-${rank + 1}">${escapeXml(item.text)}</content></td>` +
    `<td>${escapeXml(item.detail)}</td><td>${escapeXml(sourceOf(item))}</td></tr>`
  return `<table border="0"><thead><tr><th>Date</th><th>Libellé</th><th>Précision</th><th>Source</th></tr></thead><tbody>${items.map(row).join('')}</tbody></table>`
}

const reference = (prefix: string, rank: number): string => `<reference value="#${prefix}-${rank}"/>`

/** HL7 TS: as precise as the date is; a time of day is left out. */
const hl7 = (date: string): string => date.slice(0, 10).replaceAll('-', '')
const low = (date: string | undefined): string => (date === undefined ? '<low nullFlavor="UNK"/>' : `<low value="${hl7(date)}"/>`)

/** A value or a code that names what a line says: coded, or in words alone. */
const named = (element: string, type: string, item: Pick<Item, 'code'>, quoted: string): string => {
  const code = item.code === undefined || item.code.system === '' ? 'nullFlavor="UNK"' : attributes(item.code)
  return `<${element}${type} ${code}><originalText>${quoted}</originalText></${element}>`
}

const CD = ' xsi:type="CD"'

const CONCERN = ['2.16.840.1.113883.10.20.1.27', '1.3.6.1.4.1.19376.1.5.3.1.4.5.1'] as const

const concern = (said: ToWrite, own: readonly string[], status: 'active' | 'completed', observation: string): string =>
  `<entry><act classCode="ACT" moodCode="EVN">${templates([...CONCERN, ...own])}${idOf(said)}<code nullFlavor="NA"/><statusCode code="${status}"/>` +
  `<effectiveTime><low nullFlavor="UNK"/>${status === 'completed' ? '<high nullFlavor="UNK"/>' : ''}</effectiveTime>` +
  `<entryRelationship typeCode="SUBJ" inversionInd="false">${observation}</entryRelationship></act></entry>`

const PROBLEM_CONCERN = ['1.3.6.1.4.1.19376.1.5.3.1.4.5.2', '1.2.250.1.213.1.1.3.39'] as const
const PROBLEM = ['2.16.840.1.113883.10.20.1.28', '1.3.6.1.4.1.19376.1.5.3.1.4.5', '1.2.250.1.213.1.1.3.37'] as const
const DIAGNOSIS = '<code code="282291009" displayName="interprétation diagnostique" codeSystem="2.16.840.1.113883.6.96"/>'

const problem = (said: ToWrite, item: Pick<Item, 'code' | 'onset'>, quoted: string): string =>
  `<observation classCode="OBS" moodCode="EVN" negationInd="false">${templates(PROBLEM)}${idOf(said)}${DIAGNOSIS}<text>${quoted}</text>` +
  `<statusCode code="completed"/><effectiveTime>${low(item.onset)}</effectiveTime>${named('value', CD, item, quoted)}</observation>`

/** The absence that was said, or that nothing was, as a code of the IPS: « none » is never « not known ». */
const absenceIn = (name: Required, block: Block): { readonly code: LineCode; readonly text: string } | null => {
  const absence = absenceOf(block)
  if (absence === null) return null
  const { code, french } = ABSENT[name][absence]
  return { code: { code, label: french, system: ABSENT.oid }, text: french }
}

const problems = (said: ToWrite): string => {
  const block = said.blocks.conditions
  const absence = absenceIn('conditions', block)
  const items = itemsOf(block)
  const entries =
    absence === null
      ? items.map((item, rank) => concern(said, PROBLEM_CONCERN, 'active', problem(said, item, reference('pb', rank + 1)))).join('')
      : concern(said, PROBLEM_CONCERN, 'active', problem(said, { code: absence.code }, reference('pb', 0)))
  return section(
    said,
    ['2.16.840.1.113883.10.20.1.11', '1.3.6.1.4.1.19376.1.5.3.1.3.6', '1.2.250.1.213.1.1.2.132'],
    loinc('11450-4', 'Liste des problèmes actifs'),
    'Pathologies en cours',
    { text: table('pb', items, absence?.text ?? ''), entries },
  )
}

const past = (said: ToWrite, items: readonly Item[]): string =>
  items.length === 0
    ? ''
    : section(
        said,
        ['1.3.6.1.4.1.19376.1.5.3.1.3.8', '1.2.250.1.213.1.1.2.134'],
        loinc('11348-0', 'Antécédents médicaux'),
        'Antécédents médicaux',
        {
          text: table('atcd', items, ''),
          entries: items
            .map((item, rank) => concern(said, PROBLEM_CONCERN, 'completed', problem(said, item, reference('atcd', rank + 1))))
            .join(''),
        },
      )

const procedures = (said: ToWrite, items: readonly Item[]): string => {
  const one = (item: Item, rank: number): string =>
    `<entry><procedure classCode="PROC" moodCode="EVN">${templates(['1.3.6.1.4.1.19376.1.5.3.1.4.19', '2.16.840.1.113883.10.20.1.29', '1.2.250.1.213.1.1.3.62'])}` +
    `${idOf(said)}${named('code', '', item, reference('acte', rank + 1))}<text>${reference('acte', rank + 1)}</text><statusCode code="completed"/>` +
    `<effectiveTime${item.onset === undefined ? ' nullFlavor="UNK"' : ` value="${hl7(item.onset)}"`}/></procedure></entry>`
  return items.length === 0
    ? ''
    : section(
        said,
        ['2.16.840.1.113883.10.20.1.12', '1.3.6.1.4.1.19376.1.5.3.1.3.11', '1.3.6.1.4.1.19376.1.5.3.1.3.12', '1.2.250.1.213.1.1.2.136'],
        loinc('47519-4', 'Historique des actes'),
        'Antécédents chirurgicaux et séjours',
        { text: table('acte', items, ''), entries: items.map(one).join('') },
      )
}

const ALLERGY = [
  '2.16.840.1.113883.10.20.1.18',
  '2.16.840.1.113883.10.20.1.28',
  '1.3.6.1.4.1.19376.1.5.3.1.4.5',
  '1.3.6.1.4.1.19376.1.5.3.1.4.6',
  '1.2.250.1.213.1.1.3.41',
] as const
const ALLERGY_CONCERN = ['1.3.6.1.4.1.19376.1.5.3.1.4.5.3', '1.2.250.1.213.1.1.3.40'] as const
const PROPENSITY = '<code code="420134006" displayName="Prédisposition à des réactions indésirables" codeSystem="2.16.840.1.113883.6.96"/>'

const allergies = (said: ToWrite): string => {
  const block = said.blocks.allergies
  const absence = absenceIn('allergies', block)
  const items = itemsOf(block)
  const observation = (value: string, date: string | undefined, quoted: string, agent: string): string =>
    `<observation classCode="OBS" moodCode="EVN" negationInd="false">${templates(ALLERGY)}${idOf(said)}${PROPENSITY}<text>${quoted}</text>` +
    `<statusCode code="completed"/><effectiveTime>${low(date)}</effectiveTime>${value}${agent}</observation>`
  const agentOf = (item: Item, quoted: string): string =>
    `<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">${named('code', '', item, quoted)}` +
    `<name>${escapeXml(item.text)}</name></playingEntity></participantRole></participant>`
  const one = (item: Item, rank: number): string => {
    const quoted = reference('all', rank + 1)
    return observation(named('value', CD, {}, quoted), item.onset, quoted, agentOf(item, quoted))
  }
  const none = ({ code }: { readonly code: LineCode }): string =>
    observation(named('value', CD, { code }, reference('all', 0)), undefined, reference('all', 0), '')
  const observations = absence === null ? items.map(one) : [none(absence)]
  return section(
    said,
    ['2.16.840.1.113883.10.20.1.2', '1.3.6.1.4.1.19376.1.5.3.1.3.13', '1.2.250.1.213.1.1.2.137'],
    loinc('48765-2', 'Allergies et hypersensibilités'),
    'Allergies et hypersensibilités',
    {
      text: table('all', items, absence?.text ?? ''),
      entries: observations.map(each => concern(said, ALLERGY_CONCERN, 'active', each)).join(''),
    },
  )
}

const TREATMENT = [
  '2.16.840.1.113883.10.20.1.24',
  '1.3.6.1.4.1.19376.1.5.3.1.4.7',
  '1.2.250.1.213.1.1.3.42',
  '1.3.6.1.4.1.19376.1.5.3.1.4.7.1',
] as const
const DRUG = '<code code="DRUG" displayName="Médicament" codeSystem="2.16.840.1.113883.5.4"/>'

const treatments = (said: ToWrite): string => {
  const block = said.blocks.treatments
  const absence = absenceIn('treatments', block)
  const items = itemsOf(block)
  const one = (item: Pick<Item, 'code' | 'onset' | 'text'>, rank: number): string => {
    const quoted = reference('med', rank)
    return (
      `<entry typeCode="DRIV"><substanceAdministration classCode="SBADM" moodCode="EVN">${templates(TREATMENT)}${idOf(said)}${DRUG}<text>${quoted}</text>` +
      `<statusCode code="completed"/><effectiveTime xsi:type="IVL_TS">${low(item.onset)}<high nullFlavor="UNK"/></effectiveTime>` +
      `<consumable><manufacturedProduct>${templates(['2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43'])}` +
      `<manufacturedMaterial>${named('code', '', item, quoted)}<name>${escapeXml(item.text)}</name></manufacturedMaterial>` +
      '</manufacturedProduct></consumable></substanceAdministration></entry>'
    )
  }
  return section(
    said,
    ['2.16.840.1.113883.10.20.1.8', '1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'],
    loinc('10160-0', 'Traitements'),
    'Traitements',
    {
      text: table('med', items, absence?.text ?? ''),
      entries:
        absence === null ? items.map((item, rank) => one(item, rank + 1)).join('') : one({ code: absence.code, text: absence.text }, 0),
    },
  )
}
