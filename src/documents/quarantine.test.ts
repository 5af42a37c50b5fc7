import { describe, expect, test } from 'vitest'
import { idOf, professional } from '../../test/support-door/index.ts'
import type { Traits } from '../identity/index.ts'
import { INS_OIDS, insKey } from '../kernel/ins.ts'
import { DAY } from '../kernel/instant.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { dueOf } from '../platform/due/index.ts'
import { emptyQuarantine, QuarantineRefusal } from './index.ts'
import type { StoredMetadata } from './metadata.ts'
import { type AsideFile, openAside } from './quarantine.ts'
import { cdaOf, type CdaWords } from './testing/cda.ts'
import { careOf, depositAs, linesAs, openKit, outcomeOf } from './testing/kit.ts'
import { countsIn, entriesIn } from './testing/rows.ts'

const kit = await openKit()
const doctor = professional('Dr Paul Leroy')
const care = (name: string) => careOf(kit, name, { doctor }, { doctor: 'attending' })

const NOTHING = { documents: '0', bodies: '0', submissions: '0', audiences: '0' }
const INBOX = idOf('cabinet')

type Quarantined = { readonly id: string; readonly reason: string; readonly sealed: Buffer; readonly kept_until: number }
const quarantined = (): Promise<readonly Quarantined[]> =>
  kit.database.owner.rows<Quarantined>({
    name: 'test.quarantine',
    text: 'select id, reason, sealed, kept_until from quarantine where actor_id = $1 order by id',
    values: [INBOX],
  })

const production = (key: (thirteen: string) => string): Traits['ins'] => ({
  matricule: `2680375056012${key('2680375056012')}`,
  oid: INS_OIDS.nir,
})
const WRONG_KEY = production(thirteen => String((Number(insKey(thirteen)) % 97) + 1).padStart(2, '0'))

const CASES: readonly (readonly [string, (traits: Traits) => Traits, Partial<CdaWords>, readonly string[]])[] = [
  ['the INS of somebody else', t => ({ ...t, ins: { ...t.ins, matricule: '279035121518989' } }), {}, ['other-ins']],
  ['a wrong key on a production authority', t => ({ ...t, ins: WRONG_KEY }), {}, ['ins-key', 'other-ins']],
  ['a waiting number', t => ({ ...t, ins: { ...t.ins, oid: INS_OIDS.nia } }), {}, ['ins-nia', 'other-ins']],
  ['another birth name', t => ({ ...t, birthName: 'AUTRE' }), {}, ['trait-birth-name']],
  ['the other sex', t => ({ ...t, sex: 'M' }), {}, ['trait-sex']],
  ['another birth date', t => ({ ...t, birthDate: '1968-03-13' }), {}, ['trait-birth-date']],
  ['another first name', t => ({ ...t, birthFirstNames: ['Paule'] }), {}, ['trait-first-names']],
  [
    'everything wrong',
    t => ({
      ...t,
      ins: { ...t.ins, matricule: '279035121518989' },
      birthName: 'X',
      birthFirstNames: ['Y'],
      sex: 'M',
      birthDate: '2001-01-01',
    }),
    {},
    ['other-ins', 'trait-birth-name', 'trait-sex', 'trait-birth-date', 'trait-first-names'],
  ],
  ['no INS at all', t => t, { replace: [[/<id root="1\.2\.250\.1\.213\.1\.4\.\d+"[^>]*>/, '']] }, ['no-ins']],
]

describe('a document that is not of this person', () => {
  test.each(CASES)(
    '%s: nothing of it is in the record, its codes are told, and it waits sealed in its depositor’s inbox',
    async (name, of, words, problems) => {
      const { as, recordId, traits } = await care(`Not Hers ${name}`)
      const before = new Set((await quarantined()).map(({ id }) => id))
      const bytes = cdaOf(of(traits), doctor, { uniqueId: '2.25.90', title: 'Titre confidentiel', ...words })
      const fault: unknown = await depositAs(kit, as('doctor'), recordId, bytes).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(QuarantineRefusal)
      if (!(fault instanceof QuarantineRefusal)) return
      expect(fault).toMatchObject({ code: 'identity-conflict', category: 'quarantined', problems, detail: problems.join(' ') })
      expect(fault.metadata).toMatchObject({ uniqueId: '2.25.90', xds: { title: 'Titre confidentiel' } })
      expect(await countsIn(kit, recordId)).toEqual(NOTHING)
      expect(
        (await entriesIn(kit, recordId)).filter(({ outcome, action }) => outcome === 'granted' && action === 'documents.submit'),
      ).toEqual([])
      const [row, ...more] = (await quarantined()).filter(({ id }) => !before.has(id))
      expect(more).toEqual([])
      expect(row).toMatchObject({ reason: problems.join(' '), kept_until: kit.clock.now() + 30 * DAY })
      for (const word of ['Titre', traits.ins.matricule, traits.birthName, 'AUTRE']) expect(row?.sealed.includes(word)).toBe(false)
      const opened = JSON.parse(kit.keyring.openForActor(INBOX, 'quarantine', row?.sealed ?? Buffer.alloc(0)).toString('utf8')) as {
        content: string
        problems: string[]
      }
      expect(opened.problems).toEqual(problems)
      expect(Buffer.from(opened.content, 'base64')).toEqual(bytes)
    },
  )

  test('when it is large, waits whole in the inbox, opened by the inbox alone, in nobody’s record, until its thirty days are over', async () => {
    const { as, recordId, traits } = await care('Large Not Hers')
    const bytes = cdaOf({ ...traits, sex: 'M' }, doctor, {
      uniqueId: '2.25.91',
      title: 'Titre confidentiel',
      pdf: makePdf({ page: '%'.repeat(3_700_000) }),
    })
    expect(bytes.length).toBeGreaterThan(4_900_000)
    const before = new Set((await quarantined()).map(({ id }) => id))
    expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, bytes))).toBe('identity-conflict')
    const row = (await quarantined()).find(({ id }) => !before.has(id))
    const { id = '' } = row ?? {}
    const [blob, ...more] = await Array.fromAsync(kit.blobs.list(''))
    expect([blob?.key, more]).toEqual([`quarantine/${INBOX}/${id}`, []])
    const { metadata, file } = JSON.parse(
      kit.keyring.openForActor(INBOX, 'quarantine', row?.sealed ?? Buffer.alloc(0)).toString('utf8'),
    ) as {
      metadata: StoredMetadata
      file: AsideFile
    }
    expect(Buffer.concat(await Array.fromAsync(openAside(kit, INBOX, id, metadata, file))).equals(bytes)).toBe(true)
    expect(() => openAside(kit, idOf('autre cabinet'), id, metadata, file)).toThrow()
    const sealed = Buffer.concat(await Array.fromAsync(kit.blobs.get(blob?.key ?? '')))
    const kept = Buffer.concat([sealed, row?.sealed ?? Buffer.alloc(0)])
    for (const word of ['Titre', traits.ins.matricule, traits.birthName, 'ClinicalDocument', '%%%%%%%%'])
      expect(kept.includes(word)).toBe(false)
    kit.clock.advance(30 * DAY - 1)
    await emptyQuarantine(as('doctor'), INBOX)
    expect((await quarantined()).map(one => one.id)).toContain(id)
    kit.clock.advance(1)
    expect(await dueOf(kit.database, 'documents.empty-quarantine', INBOX)).toBeLessThanOrEqual(kit.clock.now())
    await emptyQuarantine(as('doctor'), INBOX)
    expect([await quarantined(), await Array.fromAsync(kit.blobs.list(''))]).toEqual([[], []])
  })

  test('is accepted and marked where a demonstration tolerates it', async () => {
    const { as, recordId, traits } = await care('Tolerated')
    const bytes = cdaOf({ ...traits, birthName: 'AUTRE', ins: WRONG_KEY }, doctor, { uniqueId: '2.25.92' })
    const op = as('doctor', 'normal', { tolerateIdentity: true })
    expect(await depositAs(kit, op, recordId, bytes)).toMatchObject({ identityToVerify: true, known: false })
    expect((await linesAs(as('holder'), recordId))[0]?.facts.identityToVerify).toBe(true)
    const right = await depositAs(kit, op, recordId, cdaOf(traits, doctor, { uniqueId: '2.25.93' }))
    expect(right.identityToVerify).toBe(false)
  })

  test('added by the person herself is accepted, to be verified, under her INS; refused under another’s', async () => {
    const { as, recordId, traits } = await care('Her Own Copy')
    const hers = cdaOf({ ...traits, birthName: 'EPOUSE' }, doctor, { uniqueId: '2.25.94' })
    expect(await depositAs(kit, as('holder'), recordId, hers)).toMatchObject({ identityToVerify: true })
    const others = cdaOf({ ...traits, ins: { ...traits.ins, matricule: '279035121518989' } }, doctor, { uniqueId: '2.25.95' })
    expect(await outcomeOf(depositAs(kit, as('holder'), recordId, others))).toBe('identity-conflict')
  })
})

describe('a document of this person', () => {
  test.each<readonly [string, (traits: Traits) => Traits]>([
    [
      'in other letters',
      t => ({ ...t, birthName: t.birthName.toLowerCase(), birthFirstNames: t.birthFirstNames.map(name => name.toUpperCase()) }),
    ],
    ['with her other first names', t => ({ ...t, birthFirstNames: [...t.birthFirstNames, 'Claire', 'Élise'] })],
    ['with the month of her birth only', t => ({ ...t, birthDate: '1968-03-00' })],
    ['with a wrong key under a test authority, when that is the number of her record', t => t],
  ])('%s, is hers', async (name, of) => {
    const { as, recordId, traits } = await care(`Hers ${name}`)
    expect(await outcomeOf(depositAs(kit, as('doctor'), recordId, cdaOf(of(traits), doctor, { uniqueId: '2.25.96' })))).toBe('done')
  })
})
