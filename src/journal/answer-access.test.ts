import { describe, expect, test } from 'vitest'
import { asRuleActor, by, type Caller, openWorld, personCalled, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import { listUnderTrace } from '../audit/index.ts'
import { registerEntry } from '../directory/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Answer, answerAccess, explainAccess, type JournalEvent, readExplanations, readJournal } from './index.ts'

const world = await openWorld()
const people = { doctor: professional('Dr Ines Roux'), attending: professional('Dr Nadia Benali'), parent: personCalled('Marc Parent') }
const { subject, exercise } = people.doctor
if (subject.kind !== 'professional' || exercise === undefined) throw new Error('a professional with a place of work')
await registerEntry(world.database, {
  id: subject.id,
  nationalId: subject.nationalId,
  name: subject.name,
  kind: 'professional',
  family: 'ROUX',
  given: 'Ines',
  city: 'PORT-KERVAL',
  exercises: [exercise],
})

const care = async (name: string) => {
  const { recordId, holder } = await recordOf(world, name, {
    relations: [
      { relation: 'attending', actor: asRuleActor(people.attending) },
      { relation: 'authorised', actor: asRuleActor(people.doctor) },
      { relation: 'representative', actor: asRuleActor(people.parent) },
    ],
  })
  const doctor = await signIn(world, people.doctor)
  await listedBy(doctor, recordId)
  return { recordId, holder, doctor, attending: await signIn(world, people.attending), parent: await signIn(world, people.parent) }
}

const NOTHING = { name: 'test:nothing', sql: () => 'select 1 where false', values: [] }
const listedBy = (who: Caller, recordId: RecordId): Promise<unknown> => {
  const op = by(world, who)
  const act = { action: 'documents.list' } as const
  return underGrant(op, recordId, 'read', act, grant => listUnderTrace(op, grant, act, NOTHING))
}
const eventsAs = async (who: Caller, recordId: RecordId): Promise<readonly JournalEvent[]> => {
  const op = by(world, who)
  return (await underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, grant => readJournal(op, grant))).events
}
const listing = async (who: Caller, recordId: RecordId): Promise<JournalEvent> => {
  const found = (await eventsAs(who, recordId)).find(({ entry }) => entry.action === 'documents.list')
  if (found === undefined) throw new Error('the list stands in the journal')
  return found
}
const answer = async (who: Caller, recordId: RecordId, said: Answer): Promise<void> => {
  const { stream, n } = await listing(who, recordId)
  await answerAccess(by(world, who), recordId, { stream, n, answer: said })
}
const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

describe('an access that the person does not recognise', () => {
  test('is asked to be explained within a month, and she reads what its author says', async () => {
    const { recordId, holder, doctor } = await care('Does Not Recognise')
    await answer(holder, recordId, 'not-recognised')
    expect((await listing(holder, recordId)).answered).toMatchObject({ answer: 'not-recognised', explanation: { state: 'asked' } })
    const [asked] = await readExplanations(by(world, doctor))
    expect(asked).toMatchObject({ state: 'asked', asking: { action: 'documents.list', initials: 'D. R.' } })
    await explainAccess(by(world, doctor), asked?.id ?? '', 'Vous étiez en consultation avec moi ce jour-là.')
    expect((await listing(holder, recordId)).answered).toMatchObject({
      explanation: { state: 'explained', text: 'Vous étiez en consultation avec moi ce jour-là.' },
    })
    expect(await outcomeOf(explainAccess(by(world, doctor), asked?.id ?? '', 'Encore'))).toBe('explanation-absent')
  })

  test('is asked once, and no more when she recognises it after all', async () => {
    const { recordId, holder, doctor } = await care('Recognises After All')
    const before = (await readExplanations(by(world, doctor))).length
    await answer(holder, recordId, 'not-recognised')
    await answer(holder, recordId, 'not-recognised')
    expect(await readExplanations(by(world, doctor))).toHaveLength(before + 1)
    await answer(holder, recordId, 'recognised')
    expect(await readExplanations(by(world, doctor))).toHaveLength(before)
    expect((await listing(holder, recordId)).answered).toEqual({ answer: 'recognised' })
  })

  test('stands in the journal, as her answer', async () => {
    const { recordId, holder } = await care('Answers Are Traced')
    await answer(holder, recordId, 'not-recognised')
    expect((await eventsAs(holder, recordId)).map(({ entry }) => entry.action)).toContain('journal.contest')
  })
})

describe('who answers', () => {
  test('her representative does, for what she may read; her doctor does not', async () => {
    const { recordId, holder, parent, attending } = await care('Answers For Her')
    await answer(parent, recordId, 'recognised')
    expect((await listing(holder, recordId)).answered).toEqual({ answer: 'recognised' })
    expect(await outcomeOf(answer(attending, recordId, 'recognised'))).toBe('journal-nothing-to-answer')
  })

  test('a line of another stream, or that never was, is absent; her own gestures call for no answer', async () => {
    const { recordId, holder, parent } = await care('Other Lines')
    const to = (who: Caller, stream: 'open' | 'holder', n: string) =>
      answerAccess(by(world, who), recordId, { stream, n, answer: 'recognised' })
    expect(await outcomeOf(to(parent, 'holder', '1'))).toBe('journal-line-absent')
    expect(await outcomeOf(to(holder, 'open', '999'))).toBe('journal-line-absent')
    const own = (await eventsAs(holder, recordId)).find(({ verdict }) => verdict === 'own')
    expect(await outcomeOf(to(holder, own?.stream === 'holder' ? 'holder' : 'open', own?.n ?? '0'))).toBe('journal-nothing-to-answer')
  })

  test('an explanation is its author’s alone', async () => {
    const { recordId, holder, attending, doctor } = await care('Hers Alone')
    await answer(holder, recordId, 'not-recognised')
    expect(await readExplanations(by(world, attending))).toEqual([])
    const [asked] = await readExplanations(by(world, doctor))
    expect(await outcomeOf(explainAccess(by(world, attending), asked?.id ?? '', 'Moi'))).toBe('explanation-absent')
  })
})
