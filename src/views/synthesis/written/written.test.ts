import { describe, expect, test } from 'vitest'
import { by, personCalled, professional, refusalOf, signIn } from '../../../../test/support-door/index.ts'
import { protectPlace } from '../../../access/index.ts'
import { registerEntry } from '../../../directory/index.ts'
import { consentAs, factsAs } from '../../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../../documents/facts/testing/entries.ts'
import { corpusBytes, corpusCda, hasCorpus } from '../../../documents/format/corpus.fixtures.ts'
import { cdaOf } from '../../../documents/testing/cda.ts'
import { bytesAs, careOf, depositAs, linesAs, MASKED, openKit, titlesAs } from '../../../documents/testing/kit.ts'
import { HOUR } from '../../../kernel/instant.ts'
import { askXPath, type XPathHit } from '../../../platform/xml/xpath.ts'
import type { Body } from '../../../profile/index.ts'
import { addAs, hideAs, noneAs } from '../../../profile/testing/kit.ts'
import { draftSynthesis, publishSynthesis, readSynthesis, takeSynthesis } from '../../index.ts'
import { misplacedIn, ordersOf } from './cda-order.fixtures.ts'
import { checkIps, dig, nodesAt, textAt } from './check-ips.fixtures.ts'

const kit = await openKit()
const people = {
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }),
  colleague: professional('Dr Omar Faye', '10', { structureNationalId: '10B0000004' }),
}
const care = (name: string) => careOf(kit, name, people, { attending: 'attending', colleague: 'authorised' })
type Care = Awaited<ReturnType<typeof care>>

const ENTRIES: readonly Body[] = [
  {
    rubric: 'allergies',
    code: { text: 'Pénicilline', coding: { system: 'icd-10', code: 'Z88.0', display: 'Allergie à la pénicilline' } },
    criticality: 'high',
    reaction: 'choc',
  },
  {
    rubric: 'treatments',
    medication: { text: 'Éliquis <5 mg> & co', coding: { system: 'atc', code: 'B01AF02', display: 'apixaban' } },
    dosage: 'matin et soir',
  },
  { rubric: 'treatments', medication: { text: 'Tisane' } },
  { rubric: 'conditions', code: { text: 'Diabète', coding: { system: 'icd-10', code: 'E11', display: 'Diabète de type 2' } } },
  { rubric: 'procedures', category: 'operation', code: { text: 'Appendicectomie' } },
]
const CODED = [
  'allergies E Z88.0',
  'conditions E E11',
  'procedures - Appendicectomie',
  'treatments A B01AF02',
  'treatments - Tisane',
].toSorted()

const filled = async (name: string): Promise<Care> => {
  const kept = await care(name)
  await consentAs(kept.as('holder'), kept.recordId, true)
  for (const body of ENTRIES) await addAs(kept.as('holder'), kept.recordId, body)
  const report = cdaOf(kept.traits, people.colleague, {
    uniqueId: '2.25.99001',
    typeCode: '11502-2',
    replace: withEntries(entry(labObservation({ value: '95', code: '2160-0', label: 'Créatinine', unit: 'umol/L' }))),
  })
  await depositAs(kit, kept.as('colleague'), kept.recordId, report)
  return kept
}

// Readers that share no line with the writers: XPath for the CDA, a walk over plain JSON for the Bundle.
const NAMESPACES = { h: 'urn:hl7-org:v3', xsi: 'http://www.w3.org/2001/XMLSchema-instance' }
const OF_OID: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.3': 'E',
  '2.16.840.1.113883.6.73': 'A',
  '2.16.840.1.113883.5.1150.1': 'absent',
}
const SECTIONS: Readonly<Record<string, readonly [name: string, coded: string]>> = {
  '48765-2': ['allergies', './/h:playingEntity/h:code | .//h:observation[not(h:participant)]/h:value'],
  '11450-4': ['conditions', './/h:observation/h:value'],
  '10160-0': ['treatments', './/h:manufacturedMaterial/h:code'],
  '47519-4': ['procedures', './/h:procedure/h:code'],
}
const inWords = (root: XPathHit, code: XPathHit): string =>
  code.text('@code') === ''
    ? `- ${root.text(`//*[@ID='${code.text('h:originalText/h:reference/@value').slice(1)}']`)}`
    : `${OF_OID[code.text('@codeSystem')] ?? '?'} ${code.text('@code')}`
const codedInCda = (xml: Uint8Array): readonly string[] =>
  askXPath(xml, NAMESPACES, root =>
    root
      .hits('//h:section[h:code[@code="48765-2" or @code="11450-4" or @code="10160-0" or @code="47519-4"]]')
      .flatMap(section => {
        const [name, coded] = SECTIONS[section.text('h:code/@code')] ?? ['?', '.']
        return section.hits(coded).map(code => `${name} ${inWords(root, code)}`)
      })
      .toSorted(),
  )

const OF_URI: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/sid/icd-10': 'E',
  'http://www.whocc.no/atc': 'A',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips': 'absent',
}
const codedInIps = (bundle: unknown): readonly string[] =>
  nodesAt(bundle, 'entry', 0, 'resource', 'section')
    .flatMap(section => {
      const [name] = SECTIONS[textAt(section, 'code', 'coding', 0, 'code')] ?? []
      return name === undefined ? [] : nodesAt(section, 'entry').map(entry => `${name} ${conceptIn(bundle, textAt(entry, 'reference'))}`)
    })
    .toSorted()
const conceptIn = (bundle: unknown, reference: string): string => {
  const resource = dig(
    nodesAt(bundle, 'entry').find(each => each['fullUrl'] === reference),
    'resource',
  )
  const concept = dig(resource, 'code') ?? dig(resource, 'medicationCodeableConcept')
  const code = textAt(concept, 'coding', 0, 'code')
  return code === '' ? `- ${textAt(concept, 'text')}` : `${OF_URI[textAt(concept, 'coding', 0, 'system')] ?? '?'} ${code}`
}

const take = async ({ as, recordId }: Care, who: 'attending' | 'colleague', format: 'vsm' | 'ips') =>
  (await takeSynthesis(as(who), recordId, format)).bytes
const bundleOf = async (kept: Care, who: 'attending' | 'colleague' = 'attending'): Promise<object> =>
  JSON.parse((await take(kept, who, 'ips')).toString('utf8')) as object

describe('both formats', () => {
  test('say the same codes, as independent readers find them', async () => {
    const kept = await filled('Written Codes')
    expect(codedInCda(await take(kept, 'attending', 'vsm'))).toEqual(CODED)
    expect(codedInIps(await bundleOf(kept))).toEqual(CODED)
  })

  test('tell « none » said from nothing said', async () => {
    const kept = await care('Written Absent')
    await noneAs(kept.as('holder'), kept.recordId, 'allergies')
    const bundle = await bundleOf(kept)
    expect(codedInIps(bundle)).toEqual(['allergies absent no-known-allergies'])
    expect(checkIps(bundle)).toEqual([])
    expect(codedInCda(await take(kept, 'attending', 'vsm'))).toEqual([
      'allergies absent no-known-allergies',
      'conditions absent no-problem-info',
      'treatments absent no-medication-info',
    ])
  })

  test('hold nothing that is masked or hidden, though the attending doctor reads it', async () => {
    const kept = await filled('Written Open')
    const hidden = cdaOf(kept.traits, people.colleague, {
      uniqueId: '2.25.99002',
      typeCode: '11502-2',
      replace: withEntries(entry(labObservation({ value: '13.7', code: '718-7', label: 'Hémoglobine', unit: 'g/dL' }))),
    })
    await depositAs(kit, kept.as('colleague'), kept.recordId, hidden, { visibility: MASKED })
    await hideAs(kept.as('holder'), kept.recordId, 'allergies')
    const seen = await readSynthesis(kept.as('attending'), kept.recordId)
    expect([seen.results.map(({ label }) => label).toSorted(), seen.blocks.allergies.state]).toEqual([
      ['Créatinine', 'Hémoglobine'],
      'list',
    ])
    for (const format of ['vsm', 'ips'] as const) {
      const text = (await take(kept, 'attending', format)).toString('utf8')
      expect(text).toContain('Créatinine')
      expect(text).not.toMatch(/Hémoglobine|13\.7|nicilline/)
    }
  })

  test('are taken by professionals, in no emergency', async () => {
    const kept = await care('Written Who')
    expect(await refusalOf(takeSynthesis(kept.as('holder'), kept.recordId, 'ips'))).toBe('act-refused')
    expect(await refusalOf(takeSynthesis(kept.as('colleague', 'break-glass'), kept.recordId, 'ips'))).toBe('act-refused')
  })
})

describe('where the places of two doctors are kept from a parent', async () => {
  const family = { ...people, mother: personCalled('Mère Abri'), father: personCalled('Père Abri') }
  for (const { subject, exercise } of [people.attending, people.colleague]) {
    if (subject.kind !== 'professional' || exercise === undefined) throw new TypeError('no professional')
    await registerEntry(kit.database, { ...subject, family: subject.name, given: '', exercises: [exercise], city: 'BREST' })
  }
  const relations = { attending: 'attending', colleague: 'authorised', mother: 'representative', father: 'representative' } as const
  const kept = await careOf(kit, 'Written Sheltered', family, relations)
  await consentAs(kept.as('holder'), kept.recordId, true)
  const wrote = { attending: ['2160-0', 'Créatinine'], colleague: ['718-7', 'Hémoglobine'] } as const
  for (const who of ['attending', 'colleague'] as const) {
    const place = { kind: 'professional' as const, actorId: people[who].subject.id }
    await protectPlace(kept.as('mother'), kept.recordId, { place, hiddenFrom: family.father.subject.id, until: null })
    const [code, label] = wrote[who]
    const report = cdaOf(kept.traits, people[who], {
      uniqueId: `2.25.9901${who.length}`,
      typeCode: '11502-2',
      title: label,
      replace: withEntries(entry(labObservation({ value: '95', code, label, unit: 'g/L' }))),
    })
    await depositAs(kit, kept.as(who), kept.recordId, report)
  }

  test.each(['vsm', 'ips'] as const)('each takes what she wrote herself, and nothing of the other’s place (%s)', async format => {
    const taken = async (who: 'attending' | 'colleague') =>
      (await takeSynthesis(kept.as(who), kept.recordId, format)).bytes.toString('utf8').match(/Créatinine|Hémoglobine/g) ?? []
    expect([new Set(await taken('attending')), new Set(await taken('colleague'))]).toEqual([
      new Set(['Créatinine']),
      new Set(['Hémoglobine']),
    ])
  })

  test('what is published of it is kept from the same parent', async () => {
    await publishSynthesis(kept.as('attending'), kit.engine, kept.recordId)
    const published = 'Volet de synthèse médicale'
    expect(await titlesAs(kept.as('mother'), kept.recordId)).toEqual(['Créatinine', 'Hémoglobine', published])
    expect(await titlesAs(kept.as('father'), kept.recordId)).toEqual([])
  })
})

describe('an IPS', () => {
  test('is a document Bundle of the structure that the IPS asks for', async () => {
    expect(checkIps(await bundleOf(await filled('Written Ips')))).toEqual([])
  })

  test('an empty Bundle, one without its composition and one that points nowhere are refused by the same check', async () => {
    const bundle = await bundleOf(await filled('Written Broken'))
    const [composition, ...rest] = nodesAt(bundle, 'entry')
    expect(checkIps({ ...bundle, entry: [] })).not.toEqual([])
    expect(checkIps({ ...bundle, entry: rest })).not.toEqual([])
    expect(checkIps({ ...bundle, entry: composition === undefined ? [] : [composition] })).not.toEqual([])
  })

  test('keeps results as they were written, with their unit and the bounds of their laboratory', async () => {
    const entries = nodesAt(await bundleOf(await filled('Written Result')), 'entry')
    expect(entries.find(each => textAt(each, 'resource', 'resourceType') === 'Observation')?.['resource']).toMatchObject({
      code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
      valueQuantity: { value: 95, unit: 'umol/L', system: 'http://unitsofmeasure.org' },
      effectiveDateTime: '2026-01-10',
      performer: [{ display: 'Dr Paul LEROY' }],
    })
  })
})

describe('a « volet de synthèse médicale »', () => {
  test('is published by the attending doctor alone, and read back by our own extraction', async () => {
    const kept = await filled('Written Publish')
    expect(await refusalOf(publishSynthesis(kept.as('colleague'), kit.engine, kept.recordId))).toBe('act-refused')
    const { documentId } = await publishSynthesis(kept.as('attending'), kit.engine, kept.recordId)
    const [line] = (await linesAs(kept.as('colleague'), kept.recordId)).filter(({ id }) => id === documentId)
    expect(line?.facts).toMatchObject({
      title: 'Volet de synthèse médicale',
      typeCode: 'SYNTH',
      format: 'cda',
      authorName: 'Nadia Benali',
    })
    const { blocks, lastSummary } = await readSynthesis(kept.as('colleague'), kept.recordId)
    expect(lastSummary?.id).toBe(documentId)
    const { facts } = await factsAs(kept.as('colleague'), kept.recordId)
    const readIn = facts
      .filter(({ document }) => document.id === documentId)
      .map(({ fact: { code, product, label } }) => `${product?.atc ?? code?.code ?? '-'} ${label}`)
    expect(readIn.toSorted()).toEqual(
      [
        '- Appendicectomie',
        '- Tisane',
        'B01AF02 Éliquis <5 mg> & co',
        'E11 Diabète de type 2',
        'Z88.0 Allergie à la pénicilline',
      ].toSorted(),
    )
    const echoes = Object.values(blocks).flatMap(block =>
      block.state === 'list' ? block.items.filter(({ document }) => document?.id === documentId) : [],
    )
    expect(echoes).toEqual([])
  })

  test('is what its writer made of it: without the line she left out, with hers, and never with one she was not shown', async () => {
    const kept = await filled('Written Edited')
    expect(await refusalOf(draftSynthesis(kept.as('colleague'), kept.recordId))).toBe('act-refused')
    const { blocks, attention, lastDate } = await draftSynthesis(kept.as('attending'), kept.recordId)
    expect([attention.length, lastDate]).toEqual([1, null])
    const shown = Object.values(blocks).flatMap(block => (block.state === 'list' ? block.items : []))
    const [tisane, ...others] = shown.toSorted((a, b) => Number(b.text === 'Tisane') - Number(a.text === 'Tisane'))
    const edits = {
      kept: others.map(({ id }) => id),
      left: [tisane?.id ?? ''],
      added: [
        { to: 'history' as const, text: 'Phlébite en 2011' },
        { to: 'attention' as const, text: 'Vit seule & <marche mal>' },
      ],
    }
    const { documentId } = await publishSynthesis(kept.as('attending'), kit.engine, kept.recordId, edits)
    const xml = (await bytesAs(kept.as('attending'), kept.recordId, documentId)).toString('utf8')
    expect([xml.includes('Tisane'), xml.includes('Phlébite en 2011'), xml.includes('Vit seule &amp; &lt;marche mal&gt;')]).toEqual([
      false,
      true,
      true,
    ])
    expect(codedInCda(Buffer.from(xml))).not.toContain('treatments - Tisane')
    expect((await draftSynthesis(kept.as('attending'), kept.recordId)).lastDate).not.toBeNull()
    await addAs(kept.as('holder'), kept.recordId, { rubric: 'treatments', medication: { text: 'Warfarine' } })
    expect(await refusalOf(publishSynthesis(kept.as('attending'), kit.engine, kept.recordId, edits))).toBe('synthesis-changed')
  })

  test('published again, takes the place of the one before, which its header names', async () => {
    const kept = await filled('Written Again')
    const first = await publishSynthesis(kept.as('attending'), kit.engine, kept.recordId)
    kit.clock.advance(2 * HOUR)
    const op = by(kit, await signIn(kit, kept.caller.attending))
    const second = await publishSynthesis(op, kit.engine, kept.recordId)
    expect(second.replaced).toBe(first.documentId)
    const parent = askXPath(await bytesAs(op, kept.recordId, second.documentId), NAMESPACES, root =>
      root.text('/h:ClinicalDocument/h:relatedDocument[@typeCode="RPLC"]/h:parentDocument/h:id/@root'),
    )
    expect(parent).toMatch(/^2\.25\.\d+$/)
    expect(codedInCda(await bytesAs(op, kept.recordId, second.documentId))).toEqual(CODED)
  })

  test('« none known » and « not filled in » are no line of hers when they are read back', async () => {
    const kept = await care('Written Nothing')
    await consentAs(kept.as('holder'), kept.recordId, true)
    await publishSynthesis(kept.as('attending'), kit.engine, kept.recordId)
    const { blocks } = await readSynthesis(kept.as('colleague'), kept.recordId)
    expect([blocks.allergies.state, blocks.treatments.state, blocks.conditions.state]).toEqual(['unknown', 'unknown', 'unknown'])
  })

  test.runIf(hasCorpus)('puts every element where documents of the ANS put it; one that is moved shows', async () => {
    const orders = ordersOf(corpusCda().map(name => corpusBytes('cda', name)))
    const xml = await take(await filled('Written Order'), 'attending', 'vsm')
    expect(misplacedIn(xml, orders)).toEqual([])
    const moved = xml.toString('utf8').replace(/(<statusCode code="completed"\/>)(<effectiveTime>.*?<\/effectiveTime>)/, '$2$1')
    expect(misplacedIn(Buffer.from(moved), orders)).not.toEqual([])
  })
})
