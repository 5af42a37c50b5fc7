import { describe, expect, test } from 'vitest'
import { entriesOf, personCalled, professional, putInState, refusalOf } from '../../../test/support-door/index.ts'
import {
  copyAccess,
  endCardLink,
  endDueCardLinks,
  hideEverything,
  type LinkOpening,
  openCardLink,
  readCardLinks,
  WrongPasscode,
} from '../../access/index.ts'
import { LOOP } from '../../kernel/loop.ts'
import { makePdf } from '../../documents/format/sniff/files.fixtures.ts'
import { type Care, careOf, depositAs, openKit } from '../../documents/testing/kit.ts'
import { after, DAY } from '../../kernel/instant.ts'
import { addAs, noneAs } from '../../profile/testing/kit.ts'
import { makeHealthLink, type MadeCardLink, readOwnCard } from '../index.ts'
import { openJwe } from './testing/link-client.ts'

const kit = await openKit()
const people = { author: professional('Dr Aline Auteur'), parent: personCalled('Marc Parent'), helper: personCalled('Zoé Aide') }
type Kept = Care<keyof typeof people>
const care = (name: string): Promise<Kept> => careOf(kit, name, people, { author: 'attending', parent: 'representative', helper: 'helper' })

const filled = async (name: string): Promise<Kept> => {
  const kept = await care(name)
  const { as, recordId } = kept
  await addAs(as('holder'), recordId, {
    rubric: 'allergies',
    code: { text: 'Pénicilline', coding: { system: 'atc', code: 'J01C', display: 'Pénicillines' } },
    criticality: 'high',
    reaction: 'choc',
  })
  await addAs(as('holder'), recordId, { rubric: 'treatments', medication: { text: 'Éliquis 5 mg' }, dosage: 'matin et soir' })
  await addAs(as('holder'), recordId, { rubric: 'conditions', code: { text: 'Asthme' } })
  await addAs(as('holder'), recordId, { rubric: 'emergency-contacts', name: 'Paul', phone: '0601020304', role: 'emergency', rank: 1 })
  return kept
}

/** Of the items that are called so. */
const linkTo = async ({ as, recordId }: Kept, texts: readonly string[], who: 'holder' | 'parent' = 'holder', secret = false) => {
  const op = as(who, 'normal', { secret })
  const { items } = await readOwnCard(op, recordId)
  const keys = items.filter(({ text }) => texts.includes(text)).map(({ key }) => key)
  return makeHealthLink(op, recordId, { keys, days: 30 })
}

const anybody = ({ as }: Kept, days = 0) => {
  const op = as('holder')
  return { ...op, caller: LOOP, instant: after(op.instant, days * DAY) }
}
const opened = (kept: Kept, { token, passcode }: MadeCardLink, changes: Partial<LinkOpening> = {}, days = 0) =>
  openCardLink(anybody(kept, days), { token, passcode, recipient: 'Clinique Mer', ...changes })
const said = (kept: Kept, link: MadeCardLink, changes: Partial<LinkOpening> = {}, days = 0) => refusalOf(opened(kept, link, changes, days))
const remaining = (kept: Kept, link: MadeCardLink, passcode: string | undefined) =>
  opened(kept, link, { passcode }).catch((error: unknown) => (error instanceof WrongPasscode ? error.remaining : error))

type Entry = { readonly resource: Readonly<Record<string, unknown>> }
const resourcesIn = (bundle: unknown): readonly Entry['resource'][] =>
  (bundle as { readonly entry: readonly Entry[] }).entry.map(({ resource }) => resource)

describe('a link that reads without an account', () => {
  test('holds what she chose of her card and nothing else: no number of hers, no document', async () => {
    const kept = await filled('Link Anne')
    await depositAs(kit, kept.as('author'), kept.recordId, makePdf({ page: 'BT (Analyse) Tj ET' }), {
      title: 'Analyse',
      typeCode: '11502-2',
    })
    const link = await linkTo(kept, ['Pénicilline', 'Éliquis 5 mg', '0601020304 – Paul'])
    const bundle = openJwe((await opened(kept, link)).jwe, link.key)
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection', timestamp: '2026-11-22T12:00:00.000Z' })
    const [patient, ...facts] = resourcesIn(bundle)
    expect(Object.keys(patient ?? {})).toEqual(['resourceType', 'name', 'gender', 'birthDate'])
    expect(facts).toMatchObject([
      {
        resourceType: 'AllergyIntolerance',
        criticality: 'high',
        code: { text: 'Pénicilline', coding: [{ system: 'http://www.whocc.no/atc', code: 'J01C' }] },
        reaction: [{ manifestation: [{ text: 'choc' }] }],
      },
      { resourceType: 'MedicationStatement', medicationCodeableConcept: { text: 'Éliquis 5 mg' }, dosage: [{ text: 'matin et soir' }] },
      { resourceType: 'RelatedPerson', name: [{ text: 'Paul' }], telecom: [{ system: 'phone', value: '0601020304' }] },
    ])
    expect(facts).toHaveLength(3)
    const text = JSON.stringify(bundle)
    for (const absent of ['Asthme', 'Analyse', kept.traits.ins.matricule, kept.recordId, 'DocumentReference'])
      expect(text).not.toContain(absent)
  })

  test('« none known » is said by its code', async () => {
    const kept = await care('Link None')
    await noneAs(kept.as('holder'), kept.recordId, 'allergies')
    const link = await linkTo(kept, [''])
    expect(resourcesIn(openJwe((await opened(kept, link)).jwe, link.key))[1]).toMatchObject({
      resourceType: 'AllergyIntolerance',
      code: { coding: [{ code: 'no-known-allergies' }] },
    })
  })

  test('with nothing chosen, or for another length than those offered, is not made', async () => {
    const kept = await filled('Link Empty')
    const op = kept.as('holder')
    const { items } = await readOwnCard(op, kept.recordId)
    expect(await refusalOf(makeHealthLink(op, kept.recordId, { keys: [kept.recordId], days: 1 }))).toBe('link-empty')
    expect(await refusalOf(makeHealthLink(op, kept.recordId, { keys: items.map(({ key }) => key), days: 400 }))).toBe('link-length')
  })

  test('does not open for who keeps the database: neither key, nor passcode, nor address stands there', async () => {
    const kept = await filled('Link Kept')
    const link = await linkTo(kept, ['Asthme'])
    const rows = await kit.database.owner.rows<{ readonly whole: string }>({
      name: 'test:links',
      text: `select l::text || p::text as whole from card_link l join card_link_place p on p.link_id = l.link_id where l.record_id = $1`,
      values: [kept.recordId],
    })
    expect(rows).toHaveLength(1)
    for (const secret of [link.key, link.token, link.passcode, 'Asthme'])
      for (const written of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret, 'base64url').toString('hex')])
        if (written.length > 4) expect(rows[0]?.whole).not.toContain(written)
    const other = await linkTo(kept, ['Asthme'])
    const { jwe } = await opened(kept, link)
    expect(() => openJwe(jwe, other.key)).toThrow()
  })
})

describe('its passcode', () => {
  test('wrong five times in its whole life shuts it for ever; each answer says how many are left', async () => {
    const kept = await filled('Link Guessed')
    const link = await linkTo(kept, ['Asthme'])
    const wrong = link.passcode === '000000' ? '000001' : '000000'
    expect(await remaining(kept, link, wrong)).toBe(4)
    expect(await said(kept, link)).toBe('done')
    for (const left of [3, 2, 1, 0]) expect(await remaining(kept, link, wrong)).toBe(left)
    expect(await said(kept, link)).toBe('link-unknown')
    expect((await readCardLinks(kept.as('holder'), kept.recordId))[0]).toMatchObject({ state: 'guessed', opened: 1 })
  })

  test('not sent, is asked for and costs no try', async () => {
    const kept = await filled('Link Silent')
    const link = await linkTo(kept, ['Asthme'])
    expect(await remaining(kept, link, undefined)).toBe(5)
    expect(await remaining(kept, link, undefined)).toBe(5)
  })

  test('guessed at twenty times at once, is judged five times', async () => {
    const kept = await filled('Link Burst')
    const link = await linkTo(kept, ['Asthme'])
    const wrong = Array.from({ length: 20 }, (_, n) => String(Number(link.passcode === '500000' ? 0 : 500_000) + n).padStart(6, '0'))
    const codes = await Promise.all(wrong.filter(guess => guess !== link.passcode).map(passcode => said(kept, link, { passcode })))
    expect(codes.filter(code => code === 'link-passcode')).toHaveLength(5)
    expect(new Set(codes)).toEqual(new Set(['link-passcode', 'link-unknown']))
  })
})

describe('what ends it', () => {
  test('ended, over, hidden, closed or never made: one answer', async () => {
    const kept = await filled('Link Ends')
    const { as, recordId } = kept
    const [first, second, third] = [await linkTo(kept, ['Asthme']), await linkTo(kept, ['Asthme']), await linkTo(kept, ['Asthme'])]
    expect(await refusalOf(linkTo(kept, ['Asthme']))).toBe('links-too-many')
    await endCardLink(as('holder'), recordId, first.id)
    expect(await said(kept, first)).toBe('link-unknown')
    expect(await said(kept, { ...first, token: 'A'.repeat(43) })).toBe('link-unknown')
    expect(await said(kept, second, {}, 31)).toBe('link-unknown')
    await hideEverything(as('holder'), recordId, true)
    expect(await said(kept, second)).toBe('link-unknown')
    await hideEverything(as('holder'), recordId, false)
    expect(await said(kept, second)).toBe('done')
    await putInState(kit, recordId, 'closed')
    expect(await said(kept, third)).toBe('link-unknown')
  })

  test('its file is gone with it, and with its last day', async () => {
    const kept = await filled('Link Forgotten')
    const { as, recordId } = kept
    const [first] = [await linkTo(kept, ['Asthme']), await linkTo(kept, ['Asthme'])]
    const files = async (): Promise<unknown> =>
      (
        await kit.database.owner.rows({
          name: 'test:files',
          text: `select count(sealed_file)::integer as files, (select count(*)::integer from card_link_place p where p.record_id = $1) as places
            from card_link where record_id = $1`,
          values: [recordId],
        })
      )[0]
    expect(await files()).toEqual({ files: 2, places: 2 })
    await endCardLink(as('holder'), recordId, first.id)
    expect(await files()).toEqual({ files: 1, places: 1 })
    await endDueCardLinks(anybody(kept, 29), recordId)
    expect(await files()).toEqual({ files: 1, places: 1 })
    await endDueCardLinks(anybody(kept, 30), recordId)
    expect(await files()).toEqual({ files: 0, places: 0 })
  })
})

describe('who knows of it', () => {
  test('each opening is counted and stands in her trace, with what its bearer calls himself', async () => {
    const kept = await filled('Link Traced')
    const link = await linkTo(kept, ['Asthme'])
    await opened(kept, link, { recipient: '  Clinique\n\u202eMer ' })
    expect((await readCardLinks(kept.as('holder'), kept.recordId))[0]).toMatchObject({ state: 'live', opened: 1 })
    const last = (await entriesOf(kit, kept.recordId)).find(({ entry }) => entry.action === 'access.open-link')?.entry
    expect(last).toMatchObject({
      outcome: 'granted',
      rule: 'card-link',
      relation: 'share',
      actor: { kind: 'system', name: 'Quelqu’un avec votre lien' },
      motive: 'Se présente comme\u00a0: Clinique Mer',
    })
  })

  test('a wrong passcode stands there too, as a refusal', async () => {
    const kept = await filled('Link Refused')
    const link = await linkTo(kept, ['Asthme'])
    await said(kept, link, { passcode: 'nothing' })
    const entries = (await entriesOf(kit, kept.recordId)).filter(({ entry }) => entry.action === 'access.open-link')
    expect(entries.map(({ entry }) => [entry.outcome, entry.reason])).toEqual([['refused', 'link-passcode']])
  })

  test('she and her representative make and end it; neither a helper nor a professional does', async () => {
    const kept = await filled('Link Whose')
    const { as, recordId } = kept
    const link = await linkTo(kept, ['Asthme'], 'parent')
    expect(await readCardLinks(as('holder'), recordId)).toHaveLength(1)
    for (const who of ['helper', 'author'] as const) {
      expect(await refusalOf(readCardLinks(as(who), recordId))).toBe('act-refused')
      expect(await refusalOf(endCardLink(as(who), recordId, link.id))).toBe('act-refused')
      expect(await refusalOf(makeHealthLink(as(who), recordId, { keys: [], days: 1 }))).toBe('act-refused')
    }
    expect(await said(kept, link)).toBe('done')
  })

  test('made in secrecy, it is hers alone: neither listed, nor ended, nor traced for who acts for her (R.1111-50)', async () => {
    const kept = await filled('Link Secret')
    const { as, recordId } = kept
    const link = await linkTo(kept, ['Asthme'], 'holder', true)
    await opened(kept, link)
    expect(await readCardLinks(as('parent'), recordId)).toEqual([])
    await endCardLink(as('parent'), recordId, link.id)
    expect(await said(kept, link)).toBe('done')
    expect(await readCardLinks(as('holder'), recordId)).toMatchObject([{ opened: 2 }])
    // 2: hers, read by none of those who act for her
    const entries = (await entriesOf(kit, recordId)).filter(({ entry }) => ['access.make-link', 'access.open-link'].includes(entry.action))
    expect(entries.map(({ stream }) => stream)).toEqual([2, 2, 2])
  })

  test('her copy says when it was made and how often it was opened', async () => {
    const kept = await filled('Link Copied')
    await opened(kept, await linkTo(kept, ['Asthme']))
    expect((await copyAccess(kept.as('holder'), kept.recordId)).links).toMatchObject([{ state: 'live', opened: 1 }])
  })
})
