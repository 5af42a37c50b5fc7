import { afterAll, describe, expect, test } from 'vitest'
import { professional } from '../../../test/support-door/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { careOf, depositAs, openKit } from '../../documents/testing/kit.ts'
import { partialDate, type PartialDate } from '../../kernel/partial-date.ts'
import type { Body } from '../../profile/index.ts'
import { addAs, noneAs } from '../../profile/testing/kit.ts'
import { publishSynthesis, takeSynthesis } from '../../views/index.ts'
import { emptyIps, emptyVsm, otherCode } from './broken.ts'
import { codedSet, saidInVsm } from './coded.ts'
import { dig, listIn } from './json.ts'
import { judgeIps, openVsmJudge } from './valid.ts'

/** What is written down of a synthesis: by the structure of FHIR R4, by a schema, and read again to the same coded set. */
const kit = await openKit()
const people = { attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }) }
const vsmJudge = openVsmJudge(process.env['CARNET_CDA_SCHEMA'] || undefined)
afterAll(() => vsmJudge.close())

const care = (name: string) => careOf(kit, name, people, { attending: 'attending' })
type Care = Awaited<ReturnType<typeof care>>

const day = (text: string): PartialDate => partialDate(text) ?? fail(text)
const fail = (text: string): never => {
  throw new Error(`${text} is no date`)
}
const icd = (code: string, display: string) => ({ system: 'icd-10' as const, code, display })
const ENTRIES: readonly Body[] = [
  { rubric: 'allergies', code: { text: 'Pénicilline & dérivés', coding: icd('Z88.0', 'Allergie') }, criticality: 'high', reaction: 'choc' },
  { rubric: 'treatments', medication: { text: 'Éliquis <5 mg>', coding: { system: 'atc', code: 'B01AF02', display: 'apixaban' } } },
  { rubric: 'treatments', medication: { text: 'Tisane « du soir »' } },
  { rubric: 'conditions', code: { text: 'Diabète', coding: icd('E11', 'Diabète') }, onset: day('1998') },
  { rubric: 'conditions', code: { text: 'Rougeole', coding: icd('B05', 'Rougeole') }, onset: day('1960-03'), abatement: day('1960') },
  { rubric: 'procedures', category: 'operation', code: { text: 'Appendicectomie' } },
]

const rich = async (name: string): Promise<Care> => {
  const kept = await care(name)
  await consentAs(kept.as('holder'), kept.recordId, true)
  for (const body of ENTRIES) await addAs(kept.as('holder'), kept.recordId, body)
  const report = cdaOf(kept.traits, people.attending, {
    uniqueId: '2.25.99101',
    typeCode: '11502-2',
    replace: withEntries(entry(labObservation({ value: '95', code: '2160-0', label: 'Créatinine', unit: 'umol/L' }))),
  })
  await depositAs(kit, kept.as('attending'), kept.recordId, report)
  return kept
}

const taken = async ({ as, recordId }: Care) => ({
  vsm: (await takeSynthesis(as('attending'), recordId, 'vsm')).bytes,
  ips: JSON.parse((await takeSynthesis(as('attending'), recordId, 'ips')).bytes.toString('utf8')) as unknown,
})

const STATES: Readonly<Record<string, (name: string) => Promise<Care>>> = {
  'much to say': rich,
  'nothing said of anything': care,
  '« none » said of each part': async name => {
    const kept = await care(name)
    for (const rubric of ['allergies', 'treatments', 'conditions'] as const) await noneAs(kept.as('holder'), kept.recordId, rubric)
    return kept
  },
}

describe.each(Object.entries(STATES))('a record with %s', (name, make) => {
  test('is written as a valid IPS and a valid VSM, which say the same', async () => {
    const { vsm, ips } = await taken(await make(`Valid ${name}`))
    const [one, other] = [vsmJudge.judge(vsm), judgeIps(ips)]
    expect({ vsm: one.errors, ips: other.errors }).toEqual({ vsm: [], ips: [] })
    expect(codedSet(one.said)).toEqual(codedSet(other.said))
    expect(one.said.length).toBe(name === 'much to say' ? ENTRIES.length : 3)
  })
})

test('a VSM that takes the place of another is as valid', async () => {
  const kept = await rich('Valid Again')
  await publishSynthesis(kept.as('attending'), kit.engine, kept.recordId)
  expect(vsmJudge.judge((await taken(kept)).vsm).errors).toEqual([])
})

describe('what is broken is refused', () => {
  test('an empty one of either format', async () => {
    const { vsm, ips } = await taken(await rich('Broken Empty'))
    expect(vsmJudge.judge(emptyVsm(vsm)).errors).not.toEqual([])
    expect(judgeIps(emptyIps(ips)).errors).not.toEqual([])
    expect(judgeIps({ ...Object(ips), entry: [] }).errors).not.toEqual([])
  })

  test('a VSM whose elements are moved, missing, unknown, or whose values are no values', async () => {
    const xml = (await taken(await rich('Broken Vsm'))).vsm.toString('utf8')
    const broken: Readonly<Record<string, string>> = {
      moved: xml.replace(/(<statusCode code="completed"\/>)(<effectiveTime>.*?<\/effectiveTime>)/, '$2$1'),
      'without a custodian': xml.replace(/<custodian>.*?<\/custodian>/s, ''),
      'with an element of no standard': xml.replace('<structuredBody>', '<structuredBody><remark/>'),
      'with a day that is no day': xml.replace(/<birthTime value="[^"]*"/, '<birthTime value="hier"'),
      'with an empty label': xml.replace(/displayName="[^"]*"/, 'displayName=""'),
      'with a type that is none': xml.replace('xsi:type="CD"', 'xsi:type="ZZ"'),
      'quoting nothing': xml.replace('ID="pb-1"', 'ID="pb-99"'),
    }
    for (const [what, text] of Object.entries(broken)) {
      expect(text, what).not.toBe(xml)
      expect(vsmJudge.judge(Buffer.from(text)).errors, what).not.toEqual([])
    }
  })

  test('an IPS with a missing element, one of no definition, one of another type', async () => {
    const { ips } = await taken(await rich('Broken Ips'))
    const withFirst = (change: object): unknown => {
      const [first, ...rest] = listIn(ips, 'entry')
      return { ...Object(ips), entry: [{ ...Object(first), resource: { ...Object(dig(first, 'resource')), ...change } }, ...rest] }
    }
    expect(judgeIps(withFirst({})).errors).toEqual([])
    for (const change of [{ status: undefined }, { remark: 'x' }, { section: 'x' }, { date: { at: 1 } }])
      expect(judgeIps(withFirst(change)).errors, JSON.stringify(change)).not.toEqual([])
  })

  test('a code that is another is another set', async () => {
    const { vsm } = await taken(await rich('Broken Code'))
    expect(codedSet(saidInVsm(otherCode(vsm)))).not.toEqual(codedSet(saidInVsm(vsm)))
  })
})
