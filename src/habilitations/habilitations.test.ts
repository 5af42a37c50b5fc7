import { afterAll, describe, expect, test } from 'vitest'
import { agent, by, openWorld, professional, signIn } from '../../test/support-door/index.ts'
import { giveRole, LOOP, registerAgent } from '../accounts/index.ts'
import { registerEntry } from '../directory/index.ts'
import { after as later, DAY, HOUR, type Instant, MINUTE } from '../kernel/instant.ts'
import { Refusal } from '../kernel/refusal.ts'
import { databaseErrorCode } from '../platform/db/index.ts'
import { documentTypes, layMatrices, matrixAt, policyVersionAt, PROFESSION_GROUPS } from '../policy/index.ts'
import { approve, changeDraft, layApproved, readVersions, sendBack, simulate, startDraft, submitDraft, withdraw } from './index.ts'

const world = await openWorld()
afterAll(() => layMatrices([]))
const [dpo, other, doctor] = await Promise.all([
  signIn(world, agent('Soizic JÉZÉQUEL')),
  signIn(world, agent('Sylvain COAT')),
  signIn(world, professional('Dr Roux')),
])
for (const { subject } of [dpo, other]) await registerAgent(world.database, by(world, LOOP), subject.id, subject.name)
await giveRole(world.database, dpo.subject.id, 'dpo')
const one = by(world, dpo)
const two = by(world, other)
const now = one.instant
const at = (op: typeof one, instant: Instant) => ({ ...op, instant })
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

/** An optician reads discharge letters from then on: a cell that nobody published. */
const GAIN = { group: 'optician', type: '11490-0', allowed: true } as const
const opticianReads = (instant: Instant): boolean => matrixAt(instant).allows('28', undefined, GAIN.type)
const submission = (revision: number, startsAt: Instant) => ({ revision, startsAt, motive: 'Essai du comité', departsKnowingly: false })

const submitted = async (startsAt: Instant, changes = [GAIN] as Parameters<typeof changeDraft>[3]): Promise<string> => {
  const id = await startDraft(one)
  const revision = await changeDraft(one, id, 1, changes)
  await submitDraft(one, id, submission(revision, startsAt))
  return id
}

describe('a draft', () => {
  test('never acts, nor does what waits for its approval, at any date', async () => {
    const draft = await startDraft(one)
    await changeDraft(one, draft, 1, [GAIN])
    const waiting = await submitted(later(now, DAY))
    await layApproved(world.database)
    for (const instant of [now, later(now, DAY), later(now, 400 * DAY)]) expect(opticianReads(instant)).toBe(false)
    expect(policyVersionAt(later(now, 2 * DAY))).toMatch(/^illustrative-2026\.1\+/)
    await withdraw(one, waiting)
    await withdraw(one, draft)
  })

  test('is a copy of the table in force: what it does not touch stays, and what no table names is denied', async () => {
    const draft = await startDraft(one)
    await changeDraft(one, draft, 1, [GAIN])
    const { versions, inForce } = await readVersions(one)
    const line = versions.find(({ versionId }) => versionId === draft)
    for (const group of PROFESSION_GROUPS.filter(each => each !== 'optician')) expect(line?.cells[group]).toEqual(inForce.cells[group])
    expect(line?.cells['occupational-doctor']).toEqual([])
    await withdraw(one, draft)
  })

  test('is not changed under somebody else’s eyes, and takes no type that is unknown', async () => {
    const draft = await startDraft(one)
    await changeDraft(one, draft, 1, [GAIN])
    expect(await codeOf(changeDraft(one, draft, 1, [{ ...GAIN, allowed: false }]))).toBe('matrix-moved')
    expect(await codeOf(changeDraft(one, draft, 2, [{ ...GAIN, type: '0-0' }]))).toBe('matrix-cell-unknown')
    await withdraw(one, draft)
    expect(await codeOf(changeDraft(one, draft, 2, [GAIN]))).toBe('matrix-moved')
  })

  test('is written by who protects the data only; a professional reads nothing of it', async () => {
    expect(await codeOf(startDraft(two))).toBe('dpo-only')
    expect(await codeOf(startDraft(by(world, doctor)))).toBe('agents-only')
    expect(await codeOf(readVersions(by(world, doctor)))).toBe('agents-only')
  })
})

describe('who gains, who loses', () => {
  test('is counted in professionals of the directory, by the rule of the decision', async () => {
    for (const i of [1, 2, 3]) {
      const { subject, exercise } = professional(`Opticien ${i}`, i === 3 ? '10' : '28')
      if (subject.kind !== 'professional' || exercise === undefined) throw new Error('a professional with a place')
      const { id, nationalId, name } = subject
      await registerEntry(world.database, { id, nationalId, name, kind: 'professional', family: name, given: 'A', exercises: [exercise] })
    }
    const lost = matrixAt(now).typesOf('nurse')[0] ?? ''
    const draft = await startDraft(one)
    await changeDraft(one, draft, 1, [GAIN, { group: 'nurse', type: lost, allowed: false }])
    expect(await simulate(two, draft)).toMatchObject({
      against: 'illustrative-2026.1',
      groups: [
        { group: 'nurse', gains: [], loses: [lost], professionals: 0 },
        { group: 'optician', gains: [GAIN.type], loses: [], professionals: 2 },
      ],
      professionals: 2,
      gained: 1,
      lost: 1,
    })
    await withdraw(one, draft)
  })

  test('a published cell is changed by who says that she means it, and by nobody else', async () => {
    const draft = await startDraft(one)
    const revision = await changeDraft(one, draft, 1, [{ group: 'optician', type: '70004-7', allowed: true }])
    expect((await simulate(one, draft)).departs).toMatchObject([{ group: 'optician', type: '70004-7', allowed: false }])
    const asked = submission(revision, later(now, DAY))
    expect(await codeOf(submitDraft(one, draft, asked))).toBe('matrix-departs')
    expect(await codeOf(submitDraft(one, draft, { ...asked, departsKnowingly: true }))).toBe('done')
    await withdraw(one, draft)
  })

  test('a draft that changes nothing is not sent to anybody', async () => {
    const draft = await startDraft(one)
    expect(await codeOf(submitDraft(one, draft, submission(1, later(now, DAY))))).toBe('matrix-unchanged')
    await withdraw(one, draft)
  })
})

describe('an approval', () => {
  test('is somebody else’s, for the revision that she read, with notice', async () => {
    const id = await submitted(later(now, HOUR))
    expect(await codeOf(approve(one, id, 2))).toBe('matrix-own')
    expect(await codeOf(approve(two, id, 1))).toBe('matrix-moved')
    expect(await codeOf(approve(at(two, later(now, 55 * MINUTE)), id, 2))).toBe('matrix-too-soon')
    expect(await codeOf(approve(by(world, doctor), id, 2))).toBe('agents-only')
    await sendBack(two, id)
    expect(await codeOf(approve(two, id, 3))).toBe('matrix-moved')
    expect(await codeOf(submitDraft(one, id, submission(3, later(now, MINUTE))))).toBe('matrix-too-soon')
    await withdraw(one, id)
  })

  test('acts from its day and not before; the trace names it; the one before answers for its time', async () => {
    const day = later(now, 3 * DAY)
    const id = await submitted(day)
    await approve(two, id, 2)
    const { version } = (await readVersions(one)).versions.find(({ versionId }) => versionId === id) ?? { version: '' }
    expect([opticianReads(later(day, -1)), opticianReads(day), opticianReads(now)]).toEqual([false, true, false])
    expect(policyVersionAt(day).split('+')[0]).toBe(version)
    expect(policyVersionAt(later(day, -1)).split('+')[0]).toBe('illustrative-2026.1')
    for (const type of documentTypes) expect(matrixAt(day).allows('99', undefined, type.code)).toBe(false)
  })

  test('of a table that was compared with another one is refused', async () => {
    const id = await submitted(later(now, 4 * DAY), [{ ...GAIN, group: 'hearing-and-orthotics' }])
    expect(await codeOf(approve(two, id, 2))).toBe('matrix-conflict')
    await withdraw(one, id)
  })

  test('is rolled back the same way, by a new table from an older one; nothing is erased', async () => {
    const then = later(now, 5 * DAY)
    expect(opticianReads(then)).toBe(true)
    const back = await startDraft(at(one, then), 'illustrative-2026.1')
    await submitDraft(at(one, then), back, submission(1, later(then, HOUR)))
    await approve(at(two, then), back, 1)
    expect([opticianReads(then), opticianReads(later(then, HOUR))]).toEqual([true, false])
    const approved = (await readVersions(one)).versions.filter(({ state }) => state === 'approved')
    expect(approved.map(({ author, approver }) => [author, approver])).toEqual([
      ['Soizic JÉZÉQUEL', 'Sylvain COAT'],
      ['Soizic JÉZÉQUEL', 'Sylvain COAT'],
    ])
  })

  test('is withdrawn before its day, never after; the database itself keeps what was approved', async () => {
    const then = later(now, 6 * DAY)
    const draft = await startDraft(at(one, then))
    const revision = await changeDraft(at(one, then), draft, 1, [{ ...GAIN, group: 'hearing-and-orthotics' }])
    await submitDraft(at(one, then), draft, submission(revision, later(then, HOUR)))
    await approve(at(two, then), draft, revision)
    expect(await codeOf(withdraw(at(two, later(then, 59 * MINUTE)), draft))).toBe('matrix-settled')
    expect(await codeOf(withdraw(at(two, then), draft))).toBe('done')
    expect(matrixAt(later(then, DAY)).allows('26', undefined, GAIN.type)).toBe(false)
    const tampering = world.database.rows({
      name: 'test.tamper',
      text: `update matrix_version set cells = '{}' where state = 'approved'`,
      values: [],
    })
    expect(await tampering.catch(databaseErrorCode)).toBe('CA010')
    const erasing = world.database.rows({ name: 'test.erase', text: 'delete from matrix_version', values: [] })
    expect(await erasing.catch(databaseErrorCode)).toBe('42501')
  })
})
