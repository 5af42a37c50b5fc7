import { describe, expect, test } from 'vitest'
import { openWorld, refusalOf } from '../../test/support-door/index.ts'
import { DAY, HOUR } from '../kernel/instant.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { takeDue } from '../platform/due/index.ts'
import { readOutbox } from '../platform/mail/index.ts'
import { readLetters } from '../platform/print/index.ts'
import { OPENING } from './enrolment.ts'
import { announce, dueOpenings, enrolmentOf, letterCameBack, noteOpened, opposeOpening, withdrawOpposition } from './index.ts'
import { CAMPAIGN, numberOf, openCampaign } from './testing/campaign.ts'

const world = await openWorld()
const { clock, database, keyring } = world
const { op, register, post } = await openCampaign(world)
const ADDRESS = { address: '1 rue du Port', postal_code: '29900', city: 'CONCARNEAU' }
const SIX_WEEKS = 42 * DAY

const mailsTo = async (address: string) => (await readOutbox(database, keyring)).filter(({ to }) => to === address)
const lettersTo = async (name: string) =>
  (await readLetters(database, keyring)).map(({ letter }) => letter).filter(({ to }) => to.name.endsWith(name))

describe('telling somebody that her record will open', () => {
  test('goes by e-mail when there is an address, and the six weeks run from the moment it leaves', async () => {
    const id = await register(1)
    expect(await announce(op(), [id], CAMPAIGN)).toEqual({ announced: 1, skipped: 0, unreachable: 0 })
    expect(await enrolmentOf(op(), id)).toMatchObject({
      state: 'announced',
      opensAt: null,
      sendings: [{ channel: 'email', to: id, sentAt: null }],
    })
    clock.advance(3 * HOUR)
    expect(await post()).toMatchObject({ mails: 1, letters: 0 })
    expect((await enrolmentOf(op(), id)).opensAt).toBe(clock.now() + SIX_WEEKS)
    const [mail] = await mailsTo('p1@example.org')
    for (const words of ['carnet.example/refuser', '34 22', 'sans donner de raison', 'fermé à tout moment'])
      expect(mail?.text).toContain(words)
    expect(mail?.text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(`${mail?.subject}${mail?.text}`).not.toContain(numberOf(1))
    expect(mail?.subject).not.toMatch(/MOREL|Anne|[0-9A-Z]{4}-/)
  })

  test('goes by post when there is none, and twice is once', async () => {
    const id = await register(2, { email: '', ...ADDRESS, used_name: 'PAPIER' })
    await announce(op(), [id], CAMPAIGN)
    expect(await announce(op(), [id], CAMPAIGN)).toEqual({ announced: 0, skipped: 1, unreachable: 0 })
    expect(await post()).toMatchObject({ mails: 0, letters: 1 })
    const [letter] = await lettersTo('PAPIER')
    expect(letter?.to.lines).toEqual(['1 rue du Port', '29900 CONCARNEAU'])
    expect(letter?.blocks.some(({ kind }) => kind === 'code')).toBe(true)
  })

  test('reaches nobody without address, dead, or known by a waiting number, and says so', async () => {
    const homeless = await register(3, { email: '' })
    const ids = [homeless, await register(4, { deceased_on: '2026-01-02', ...ADDRESS }), await register(5, { oid: INS_OIDS.nia })]
    expect(await announce(op(), ids, CAMPAIGN)).toEqual({ announced: 0, skipped: 0, unreachable: 3 })
    expect((await enrolmentOf(op(), homeless)).state).toBe('known')
  })

  test('of a child goes to both parents, with one code; of a represented adult to her too', async () => {
    const [mother, father] = [await register(10), await register(11)]
    const parents = { representative_matricules: `${numberOf(10)}|${numberOf(11)}`, email: '' }
    const child = await register(12, { birth_date: '2026-06-01', birth_first_names: 'Zoé', used_name: 'ENFANT', ...parents })
    const adult = await register(13, { email: 'adulte@example.org', representative_matricules: numberOf(10) })
    await announce(op(), [child, adult], CAMPAIGN)
    expect((await enrolmentOf(op(), child)).sendings.map(({ to }) => to).toSorted()).toEqual([mother, father].toSorted())
    expect(new Set((await enrolmentOf(op(), adult)).sendings.map(({ to }) => to))).toEqual(new Set([adult, mother]))
    await post()
    const ofChild = (await Promise.all(['p10@example.org', 'p11@example.org'].map(mailsTo)))
      .flat()
      .filter(({ text }) => text.includes('Zoé'))
    expect(ofChild).toHaveLength(2)
    const codes = ofChild.map(({ text }) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0])
    expect(new Set(codes).size).toBe(1)
  })

  test('of a child whose parents are not known goes to her home, to her parents', async () => {
    const id = await register(14, { birth_date: '2026-06-01', email: '', used_name: 'SEULE', ...ADDRESS })
    await announce(op(), [id], CAMPAIGN)
    await post()
    expect((await lettersTo('SEULE')).map(({ to }) => to.name)).toEqual([expect.stringMatching(/^Aux parents de /)])
  })
})

describe('a sending that comes back', () => {
  test('by e-mail is sent again by post, and the six weeks run from that', async () => {
    const id = await register(20, { email: 'nobody20@example.org', used_name: 'REVENUE', ...ADDRESS })
    await announce(op(), [id], CAMPAIGN)
    expect(await post()).toMatchObject({ mails: 0, failed: 1, letters: 1 })
    const { sendings, opensAt } = await enrolmentOf(op(), id)
    expect(sendings.map(({ channel, returnedAt }) => [channel, returnedAt !== null])).toEqual(
      expect.arrayContaining([
        ['email', true],
        ['post', false],
      ]),
    )
    expect(opensAt).toBe(clock.now() + SIX_WEEKS)
  })

  test('by post is sent again each time it is told, once for one letter, and moves the day', async () => {
    const id = await register(21, { email: '', used_name: 'ABSENTE', ...ADDRESS })
    await announce(op(), [id], CAMPAIGN)
    await post()
    const [first] = (await enrolmentOf(op(), id)).sendings
    clock.advance(20 * DAY)
    await letterCameBack(op(), first?.id ?? '', CAMPAIGN)
    await letterCameBack(op(), first?.id ?? '', CAMPAIGN)
    expect((await enrolmentOf(op(), id)).opensAt).toBeNull()
    expect(await post()).toMatchObject({ letters: 1 })
    expect((await enrolmentOf(op(), id)).opensAt).toBe(clock.now() + SIX_WEEKS)
    expect(await lettersTo('ABSENTE')).toHaveLength(2)
    expect(await refusalOf(letterCameBack(op(), world.draw.uuid(), CAMPAIGN))).toBe('no-sending')
  })

  test('to one parent leaves the day of the other’s, whose code still serves', async () => {
    await register(22)
    await register(23, { email: 'nobody23@example.org', ...ADDRESS })
    const child = await register(24, { birth_date: '2026-06-01', representative_matricules: `${numberOf(22)}|${numberOf(23)}`, email: '' })
    await announce(op(), [child], CAMPAIGN)
    const day = clock.now()
    await post()
    expect((await enrolmentOf(op(), child)).opensAt).toBe(day + SIX_WEEKS)
    const live = await database.owner.rows({
      name: 'test.codes',
      text: 'select 1 from activation_code where actor_id = $1 and cancelled_at is null',
      values: [child],
    })
    expect(live).toHaveLength(2)
  })
})

describe('refusing', () => {
  test('needs no code, stops the clock, says its reference, and said twice is said once', async () => {
    const id = await register(30)
    await announce(op(), [id], CAMPAIGN)
    await post()
    const choice = await opposeOpening(op(), id, { channel: 'phone' })
    expect(choice.reference).toMatch(/^C-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await opposeOpening(op(), id, { channel: 'online' })).toEqual(choice)
    expect(await enrolmentOf(op(), id)).toMatchObject({ state: 'opposed', opensAt: null, choice })
  })

  test('is possible before being told, and a campaign then says nothing', async () => {
    const id = await register(31)
    await opposeOpening(op(), id, { channel: 'desk' })
    expect(await announce(op(), [id], CAMPAIGN)).toEqual({ announced: 0, skipped: 1, unreachable: 0 })
  })

  test('can be taken back: the clock runs again from the last sending, and not earlier than now', async () => {
    const [early, late] = [await register(32), await register(33)]
    await announce(op(), [early, late], CAMPAIGN)
    const sent = clock.now()
    await post()
    for (const id of [early, late]) await opposeOpening(op(), id, { channel: 'online' })
    clock.advance(DAY)
    await withdrawOpposition(op(), early, { channel: 'online' })
    expect(await enrolmentOf(op(), early)).toMatchObject({
      state: 'announced',
      opensAt: sent + SIX_WEEKS,
      choice: { choice: 'withdrawn' },
    })
    clock.advance(60 * DAY)
    await withdrawOpposition(op(), late, { channel: 'post' })
    expect((await enrolmentOf(op(), late)).opensAt).toBe(clock.now())
    expect(await refusalOf(withdrawOpposition(op(), late, { channel: 'post' }))).toBe('not-opposed')
  })

  test('is for herself, who represents her, and the desk', async () => {
    const parent = await register(34)
    const child = await register(35, { birth_date: '2026-06-01', representative_matricules: numberOf(34) })
    const stranger = await register(36)
    const as = (kind: 'person' | 'agent', id: typeof parent) => ({
      ...op(),
      caller: { ...op().caller, subject: { kind, id, name: 'X' } as const },
    })
    expect(await refusalOf(opposeOpening(as('person', stranger), child, { channel: 'online' }))).toBe('not-for-her')
    expect(await refusalOf(opposeOpening(as('person', child), parent, { channel: 'online' }))).toBe('not-for-her')
    expect((await opposeOpening(as('person', parent), child, { channel: 'online' })).choice).toBe('opposed')
    expect((await withdrawOpposition(as('agent', stranger), child, { channel: 'desk' })).choice).toBe('withdrawn')
  })
})

describe('six weeks later', () => {
  const dueAt = (limit = 100) =>
    database.transaction(async tx => {
      const taken = await takeDue(tx, OPENING, clock.now(), limit)
      const ids = await dueOpenings(
        tx,
        taken.map(({ subject }) => subject),
      )
      await noteOpened(tx, op(), ids)
      return ids
    })

  test('only who was told and did not refuse may be opened, not a moment before; then nothing is left to refuse', async () => {
    clock.advance(400 * DAY)
    await dueAt(1_000)
    const [id, no] = [await register(40), await register(41)]
    await announce(op(), [id, no], CAMPAIGN)
    await post()
    await opposeOpening(op(), no, { channel: 'online' })
    clock.advance(SIX_WEEKS - 1)
    expect(await dueAt()).toEqual([])
    clock.advance(-DAY)
    expect(await dueAt()).toEqual([])
    clock.advance(DAY + 1)
    expect(await dueAt()).toEqual([id])
    expect(await dueAt()).toEqual([])
    expect((await enrolmentOf(op(), id)).state).toBe('opened')
    expect(await refusalOf(opposeOpening(op(), id, { channel: 'online' }))).toBe('already-opened')
  })

  test('who refuses at the very moment waits for the opening, and is then told that it is open', async () => {
    const id = await register(42)
    await announce(op(), [id], CAMPAIGN)
    await post()
    clock.advance(SIX_WEEKS)
    const { refusal } = await database.transaction(async tx => {
      const taken = await takeDue(tx, OPENING, clock.now(), 10)
      const ids = await dueOpenings(
        tx,
        taken.map(({ subject }) => subject),
      )
      const refusing = refusalOf(opposeOpening(op(), id, { channel: 'online' }))
      await noteOpened(tx, op(), ids)
      return { refusal: refusing }
    })
    expect(await refusal).toBe('already-opened')
  })

  test('a sweep that is killed opens nobody, and is run again', async () => {
    const id = await register(43)
    await announce(op(), [id], CAMPAIGN)
    await post()
    clock.advance(SIX_WEEKS)
    const killed = database.transaction(async tx => {
      const taken = await takeDue(tx, OPENING, clock.now(), 10)
      await noteOpened(
        tx,
        op(),
        await dueOpenings(
          tx,
          taken.map(({ subject }) => subject),
        ),
      )
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect((await enrolmentOf(op(), id)).state).toBe('announced')
    expect(await dueAt()).toEqual([id])
  })
})

test('of all this nothing stands in clear: who is written to, how she said no, the words', async () => {
  const rows = await database.owner.rows<{ text: string }>({
    name: 'test.dump',
    text: `select encode(sealed, 'escape') as text from sending union all select encode(sealed, 'escape') from enrolment_choice
      union all select encode(sealed, 'escape') from letter where sealed is not null`,
  })
  const dump = rows.map(({ text }) => text).join()
  for (const words of ['phone', 'CONCARNEAU', 'PAPIER', 'Carnet']) expect(dump).not.toContain(words)
})
