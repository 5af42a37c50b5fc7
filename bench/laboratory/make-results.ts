import { structuredCda } from '../../src/documents/format/wrap-in-cda.ts'
import type { Traits } from '../../src/identity/index.ts'
import type { Instant } from '../../src/kernel/instant.ts'
import { oidOfUuid } from '../../src/documents/index.ts'
import { documentTypeOf } from '../../src/policy/index.ts'
import { writeTime } from '../../src/documents/format/hl7-time.ts'
import { escapeXml } from '../../src/platform/xml/write.ts'
import { type Professional, uuidOf } from '../population/people.ts'
import { type Analyte, PANELS, type Panel } from './panels.table.ts'

/** A draw that gives the same batch for the same name, in [0, 1[ (mulberry32). */
export const drawOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Draw = () => number

/** Near its middle for most, far from it for some: two draws make a bell. */
const drawValue = ({ usual, decimals }: Analyte, sex: 'F' | 'M', draw: Draw): number => {
  const [middle, spread] = usual[sex]
  const bell = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
  return Number(Math.max(middle / 10, middle + bell * spread).toFixed(decimals))
}

const panelOf = (draw: Draw): Panel => {
  const among = PANELS.flatMap(panel => Array.from({ length: panel.share }, () => panel))
  const panel = among[Math.floor(draw() * among.length)]
  if (panel === undefined) throw new RangeError('no panel')
  return panel
}

type Measured = { readonly analyte: Analyte; readonly value: number; readonly low: number; readonly high: number }

const flagOf = ({ value, low, high }: Measured): 'L' | 'H' | 'N' => (value < low ? 'L' : value > high ? 'H' : 'N')

const row = (measured: Measured, n: number): string => {
  const { analyte, value, low, high } = measured
  const flag = { L: ' (bas)', H: ' (haut)', N: '' }[flagOf(measured)]
  return `<tr ID="r${n}"><td>${escapeXml(analyte.name)}</td><td>${value}${flag}</td><td>${escapeXml(analyte.unit)}</td><td>${low} – ${high}</td></tr>`
}

const PQ = (value: number, unit: string, name = 'value'): string => `<${name} xsi:type="PQ" value="${value}" unit="${escapeXml(unit)}"/>`

const observation = (measured: Measured, n: number, at: string): string => {
  const { analyte, value, low, high } = measured
  const range = `<value xsi:type="IVL_PQ"><low value="${low}" unit="${escapeXml(analyte.unit)}"/><high value="${high}" unit="${escapeXml(analyte.unit)}"/></value>`
  return (
    '<component><observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.6"/>' +
    `<code code="${analyte.loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="${escapeXml(analyte.name)}"/>` +
    `<text><reference value="#r${n}"/></text><statusCode code="completed"/><effectiveTime value="${at}"/>${PQ(value, analyte.unit)}` +
    `<interpretationCode code="${flagOf(measured)}" codeSystem="2.16.840.1.113883.5.83"/>` +
    `<referenceRange><observationRange>${range}</observationRange></referenceRange></observation></component>`
  )
}

const bodyOf = (panel: Panel, results: readonly Measured[], at: string): string => {
  const head = '<thead><tr><th>Analyse</th><th>Résultat</th><th>Unité</th><th>Référence</th></tr></thead>'
  const table = `<table border="1"><caption>${escapeXml(panel.title)}</caption>${head}<tbody>${results.map(row).join('')}</tbody></table>`
  const organizer =
    '<organizer classCode="BATTERY" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.3.1.4"/><statusCode code="completed"/>' +
    `<effectiveTime value="${at}"/>${results.map((one, n) => observation(one, n, at)).join('')}</organizer>`
  return (
    `<component><section><templateId root="1.3.6.1.4.1.19376.1.3.3.2.1"/><code code="${panel.loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="${escapeXml(panel.section)}"/>` +
    `<title>${escapeXml(panel.section)}</title><text>${table}</text><entry typeCode="DRIV"><templateId root="1.3.6.1.4.1.19376.1.3.1"/>` +
    `<act classCode="ACT" moodCode="EVN"><code code="${panel.loinc}" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><entryRelationship typeCode="COMP">${organizer}</entryRelationship></act></entry></section></component>`
  )
}

const TYPE = documentTypeOf('11502-2')
const SETTING = { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', display: 'Ambulatoire' }
const FACILITY = { code: 'SA25', system: '1.2.250.1.71.4.2.4', display: 'Laboratoire de biologie médicale' }

export type LaboratoryResult = { readonly id: string; readonly title: string; readonly bytes: Buffer }

/** Result number `n` of a batch: a believable panel of this person, as a CDA of level 3 with each measure coded. The same for the same name and number. */
export const resultOf = (batch: string, n: number, holder: Traits, laboratory: Professional, at: Instant): LaboratoryResult => {
  const draw = drawOf([...`${batch}|${n}`].reduce((seed, letter) => Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0), 7))
  const panel = panelOf(draw)
  const sex = holder.sex === 'M' ? 'M' : 'F'
  const results = panel.analytes.map(analyte => {
    const [low, high] = analyte.reference[sex]
    return { analyte, value: drawValue(analyte, sex, draw), low, high }
  })
  const id = uuidOf(`${batch} result ${n}`)
  const { subject, exercise } = laboratory
  const institution = { nationalId: exercise.structureNationalId, name: exercise.structureName }
  const [given = '', ...family] = subject.name.replace(/^Dr /, '').split(' ')
  if (TYPE === undefined) throw new RangeError('no such type')
  const xml = structuredCda(
    {
      uniqueId: oidOfUuid(id),
      setId: oidOfUuid(id),
      versionNumber: 1,
      typeCode: TYPE,
      title: panel.title,
      createdAt: at,
      confidentiality: [{ code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }],
      patient: {
        ins: holder.ins,
        birthFamily: holder.birthName,
        birthGivens: holder.birthFirstNames.join(' '),
        firstGiven: holder.birthFirstNames[0] ?? '',
        sex: holder.sex,
        birthDate: holder.birthDate.replaceAll('-', ''),
        ...(holder.birthPlaceInsee === undefined ? {} : { birthplaceInsee: holder.birthPlaceInsee }),
      },
      author: {
        kind: 'professional',
        nationalId: subject.nationalId,
        name: { given, family: family.join(' ') },
        specialty: { code: 'G15_10/SM03', system: '1.2.250.1.213.1.1.4.5', display: 'Médecin - Biologie médicale' },
        institution,
      },
      custodian: institution,
      act: { start: at },
      practiceSetting: SETTING,
      facilityType: FACILITY,
    },
    [{ root: '1.2.250.1.213.1.1.1.55', extension: '2024.01' }, { root: '1.3.6.1.4.1.19376.1.3.3' }],
    bodyOf(panel, results, writeTime(at)),
  )
  return { id, title: panel.title, bytes: Buffer.from(xml) }
}

/** Three in a hundred: cut, of somebody else, no file at all. */
export const broken = ({ id, title, bytes }: LaboratoryResult, n: number): LaboratoryResult => {
  if (n % 100 === 17) return { id, title, bytes: bytes.subarray(0, Math.floor(bytes.length / 2)) }
  if (n % 100 === 43)
    return { id, title, bytes: Buffer.from(bytes.toString('utf8').replace(/qualifier="BR">[^<]+</, 'qualifier="BR">AUTRE<')) }
  if (n % 100 === 71) return { id, title, bytes: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) }
  return { id, title, bytes }
}

export type BatchMade = { readonly documents: number; frames(): AsyncGenerator<Uint8Array> }

/** A batch as it goes on the wire (`application/x-carnet-frames`), a document at a time: 5,000 results weigh forty megabytes and are never all in memory. */
export const makeBatch = (
  batch: string,
  documents: number,
  personOf: (n: number) => Traits,
  laboratory: Professional,
  at: Instant,
  withBroken: boolean,
): BatchMade => ({
  documents,
  frames: async function* () {
    yield Buffer.from(`${JSON.stringify({ name: batch, documents })}\n`)
    for (let n = 0; n < documents; n += 1) {
      const holder = personOf(n)
      const whole = resultOf(batch, n, holder, laboratory, at)
      const { id, title, bytes } = withBroken ? broken(whole, n) : whole
      const words = {
        id,
        length: bytes.length,
        ins: holder.ins.matricule,
        oid: holder.ins.oid,
        title,
        fileName: `${n}.xml`,
        mediaType: 'text/xml',
      }
      yield Buffer.from(`${JSON.stringify(words)}\n`)
      yield bytes
    }
  },
})
