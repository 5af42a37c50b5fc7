import { headerFor, oidOfUuid, structuredCda } from '../../documents/index.ts'
import type { Traits } from '../../identity/index.ts'
import { fromIso, toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { escapeXml } from '../../platform/xml/write.ts'
import { OID } from '../synthesis/codes.ts'
import type { NewDose, Route } from './model.ts'

/** CI-SIS « Note de vaccination » 2023.01: one injection, never two (CNDA EX_2.1-2000). */
const NOTE = [{ root: '1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2' }, { root: '1.2.250.1.213.1.1.1.46', extension: '2023.01' }] as const
export const NOTE_TYPE = { code: '87273-9', system: OID.loinc, display: 'Note de vaccination' } as const
const CIP = '1.2.250.1.213.2.3.2'
const ACT_CODE = '2.16.840.1.113883.5.4'
const EDQM = '0.4.0.127.0.16.1.1.2.1'

/** JDV_ImmunizationRouteCodes_CISIS (1.2.250.1.213.1.1.5.676). */
const ROUTES: Readonly<Record<Route, { readonly code: string; readonly display: string }>> = {
  intramuscular: { code: '20035000', display: 'Voie intramusculaire' },
  intradermal: { code: '20030000', display: 'Voie intradermique' },
  inhaled: { code: '20020000', display: 'Voie inhalée' },
  oral: { code: '20053000', display: 'Voie orale' },
  subcutaneous: { code: '20066000', display: 'Voie sous-cutanée' },
}

const KINDS = {
  first: { code: 'INITIMMUNIZ', display: '1ère série vaccinante' },
  primary: { code: 'INITIMMUNIZ', display: '1ère série vaccinante' },
  booster: { code: 'BOOSTER', display: 'Rappel de vaccin' },
} as const
const OTHER_KIND = { code: 'IMMUNIZ', display: 'Vaccination' } as const

export type Note = { readonly uniqueId: string; readonly title: string; readonly xml: string }

/**
 * The note of one dose. Its bytes are the same all day for the same request, so that sending again finds what was filed; the vaccination keeps the
 * identifier that its request drew (domain.md §4.6: « must stay the same when corrected »).
 */
export const noteOf = (op: Operation, holder: Traits, dose: NewDose): Note => {
  const uniqueId = oidOfUuid(dose.clientId)
  const title = `Vaccination : ${dose.vaccine}`.slice(0, 128)
  const atMidnight: Operation = { ...op, instant: fromIso(`${toIso(op.instant).slice(0, 10)}T00:00:00.000Z`) }
  const start = dose.occurrence.replaceAll('-', '')
  const header = headerFor(atMidnight, holder, { uniqueId, title, type: NOTE_TYPE, act: { start, code: NOTE_TYPE } })
  return { uniqueId, title, xml: structuredCda(header, NOTE, section(op, uniqueId, dose)) }
}

const templates = (...roots: readonly string[]): string => roots.map(root => `<templateId root="${root}"/>`).join('')

const section = (op: Operation, uniqueId: string, dose: NewDose): string =>
  `<component><section>${templates('2.16.840.1.113883.10.20.1.6', '1.3.6.1.4.1.19376.1.5.3.1.3.23', '1.2.250.1.213.1.1.2.147')}` +
  `<id root="${uniqueId}" extension="section"/><code code="11369-6" displayName="Historique des vaccinations" codeSystem="${OID.loinc}"/>` +
  `<title>Note de vaccination</title><text>${tableOf(op, dose)}</text><entry>${administration(op, dose)}</entry></section></component>`

const COLUMNS = ['Date', 'Vaccin', 'Lot', 'Rang', 'Voie', 'Région du corps', 'Vaccinateur'] as const

const tableOf = (op: Operation, { occurrence, vaccine, lot = '', rank, route, site = '' }: NewDose): string => {
  const said = [
    occurrence.split('-').toReversed().join('/'),
    `<content ID="vac-1">${escapeXml(vaccine)}</content>`,
    escapeXml(lot),
    rank === undefined ? '' : String(rank),
    route === undefined ? '' : ROUTES[route].display,
    escapeXml(site),
    escapeXml(op.caller.subject.name),
  ]
  const cells = said.map(each => `<td>${each}</td>`).join('')
  return `<table border="0"><thead><tr>${COLUMNS.map(each => `<th>${each}</th>`).join('')}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`
}

const administration = (op: Operation, dose: NewDose): string => {
  const { clientId, occurrence, kind, route, rank } = dose
  const { code, display } = kind === undefined ? OTHER_KIND : KINDS[kind]
  return (
    `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="false">` +
    templates('2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.12', '1.2.250.1.213.1.1.3.45') +
    `<id root="${clientId.toUpperCase()}"/><code code="${code}" displayName="${display}" codeSystem="${ACT_CODE}"/>` +
    `<text><reference value="#vac-1"/></text><statusCode code="completed"/><effectiveTime value="${occurrence.replaceAll('-', '')}"/>` +
    (route === undefined ? '' : `<routeCode code="${ROUTES[route].code}" displayName="${ROUTES[route].display}" codeSystem="${EDQM}"/>`) +
    consumable(dose) +
    performer(op) +
    (rank === undefined ? '' : rankOf(rank)) +
    '</substanceAdministration>'
  )
}

/** By its box where it was scanned or typed; a code that nobody gave is not looked up. */
const consumable = ({ vaccine, cip13, lot }: NewDose): string => {
  const name = escapeXml(vaccine)
  const quoted = '<originalText><reference value="#vac-1"/></originalText>'
  const code =
    cip13 === undefined
      ? `<code nullFlavor="UNK">${quoted}</code>`
      : `<code code="${cip13}" displayName="${name}" codeSystem="${CIP}" codeSystemName="CIP">${quoted}</code>`
  const number = lot === undefined ? '' : `<lotNumberText>${escapeXml(lot)}</lotNumberText>`
  return (
    `<consumable typeCode="CSM"><manufacturedProduct>` +
    templates('2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43') +
    `<manufacturedMaterial>${code}<name>${name}</name>${number}</manufacturedMaterial></manufacturedProduct></consumable>`
  )
}

const performer = ({ caller: { subject } }: Operation): string => {
  const nationalId = 'nationalId' in subject ? subject.nationalId : subject.id
  const [given = '', ...family] = subject.name.replace(/^(?:Dr|Pr|M\.|Mme)\s+/u, '').split(' ')
  return (
    `<performer typeCode="PRF"><assignedEntity classCode="ASSIGNED"><id root="1.2.250.1.71.4.2.1" extension="${escapeXml(nationalId)}"/>` +
    `<assignedPerson><name><given>${escapeXml(given)}</given><family>${escapeXml(family.join(' '))}</family></name></assignedPerson></assignedEntity></performer>`
  )
}

const rankOf = (rank: number): string =>
  `<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">${templates('2.16.840.1.113883.10.20.1.46', '1.2.250.1.213.1.1.3.82')}` +
  `<code code="30973-2" displayName="Rang de la vaccination" codeSystem="${OID.loinc}"/><statusCode code="completed"/>` +
  `<value xsi:type="INT" value="${rank}"/></observation></entryRelationship>`
