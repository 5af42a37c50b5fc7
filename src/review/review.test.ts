import { describe, expect, test } from 'vitest'
import {
  agent,
  by,
  type Caller,
  openWorld,
  personCalled,
  professional,
  recordOf,
  asRuleActor,
  signIn,
} from '../../test/support-door/index.ts'
import { giveRole, registerAgent } from '../accounts/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { Refusal } from '../kernel/refusal.ts'
import { dueOf } from '../platform/due/index.ts'
import { openOutbox } from '../platform/outbox/index.ts'
import { afterMonths } from '../policy/index.ts'
import {
  answerCase,
  askReview,
  decideCase,
  deleteCases,
  endCase,
  extendCase,
  noteOverdue,
  passOnLate,
  readAskings,
  readCases,
  readQueue,
  settlementOf,
} from './index.ts'

const world = await openWorld()
const outbox = openOutbox({ 'notices.asked': ['tell-asked'] })
const doctor = professional('Dr Ines Roux')
const parent = personCalled('Marc Parent')
const desk = agent('Sylvain COAT')
const dpo = agent('Soizic JÉZÉQUEL')
const at = (who: Caller, instant?: Instant) => ({ ...by(world, who), ...(instant === undefined ? {} : { instant }) })

const loop = at(await signIn(world, desk))
for (const one of [desk, dpo]) await registerAgent(world.database, loop, one.subject.id, one.subject.name)
await giveRole(world.database, dpo.subject.id, 'dpo')

const people = async (name: string) => {
  const { recordId, holder } = await recordOf(world, name, { relations: [{ relation: 'representative', actor: asRuleActor(parent) }] })
  return {
    recordId,
    holder,
    doctor: await signIn(world, doctor),
    parent: await signIn(world, parent),
    dpo: await signIn(world, dpo),
    desk: await signIn(world, desk),
  }
}
const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const DOCUMENT = '0c2f6f2e-2a52-4a0e-8a4e-6a5d0b1c2d3e' as DocumentId
const asked = { actorId: doctor.subject.id, name: doctor.subject.name }
const correction = { kind: 'correction', words: 'La date est fausse.', about: { documentId: DOCUMENT }, asked } as const

describe('a correction that is asked for', () => {
  test('goes to its author, who answers once; the person says that it is enough', async () => {
    const { recordId, holder, doctor: author } = await people('Asks For Correction')
    const caseId = await askReview(at(holder), outbox, recordId, correction)
    expect(await readAskings(at(author))).toMatchObject([{ caseId, kind: 'correction', state: 'asked', initials: 'A. C.' }])
    await answerCase(at(author), outbox, caseId, 'corrected', 'Vous avez raison, c’est corrigé.')
    expect(await outcomeOf(answerCase(at(author), outbox, caseId, 'corrected', 'Encore'))).toBe('case-absent')
    const [answered] = await readCases(at(holder), recordId)
    expect(answered).toMatchObject({ state: 'answered', steps: [{ kind: 'opened' }, { kind: 'asked' }, { kind: 'answered' }] })
    await endCase(at(holder), outbox, recordId, caseId, 'settled')
    expect(await readCases(at(holder), recordId)).toMatchObject([{ state: 'closed', outcome: 'settled' }])
    expect(await outcomeOf(endCase(at(holder), outbox, recordId, caseId, 'settled'))).toBe('case-closed')
  })

  test('that nobody answers in a month is passed on, with a month more, and then she may complain', async () => {
    const { recordId, holder, dpo: protector } = await people('Waits A Month')
    const caseId = await askReview(at(holder), outbox, recordId, correction)
    const op = at(holder)
    const due = afterMonths(op.instant, 1)
    expect(await dueOf(world.database, 'review.answer-late', caseId)).toBe(due)
    await passOnLate(at(protector, due), outbox, caseId)
    expect(await dueOf(world.database, 'review.answer-late', caseId)).toBeNull()
    const next = afterMonths(due, 1)
    expect(await dueOf(world.database, 'review.decision-late', caseId)).toBe(next)
    await noteOverdue(at(protector, next), outbox, caseId)
    const [late] = await readCases(at(holder), recordId)
    expect(late).toMatchObject({ state: 'with-dpo', due: next })
    expect(late?.steps.map(({ kind }) => kind)).toEqual(['opened', 'asked', 'late', 'passed-on', 'overdue'])
  })

  test('is over for its author once somebody decided', async () => {
    const { recordId, holder, doctor: author, dpo: protector } = await people('Decided Before')
    const caseId = await askReview(at(holder), outbox, recordId, correction)
    await decideCase(at(protector), outbox, caseId, 'refused', 'Le document dit ce que le médecin a constaté.')
    expect((await readAskings(at(author))).map(one => one.caseId)).not.toContain(caseId)
    expect(await readCases(at(holder), recordId)).toMatchObject([{ state: 'closed', outcome: 'refused' }])
  })
})

describe('who protects the data', () => {
  const report = { kind: 'professional', words: 'Il a ouvert mon dossier sans me voir.', about: { name: 'Dr Loin' } } as const

  test('answers what nobody else can, by deadline, and may take two more months once', async () => {
    const { recordId, holder, dpo: protector } = await people('Reports Somebody')
    const caseId = await askReview(at(holder), outbox, recordId, report)
    const before = (await readQueue(at(protector))).find(one => one.caseId === caseId)
    expect(before).toMatchObject({ state: 'with-dpo', holderName: 'Reports Somebody', words: report.words })
    await extendCase(at(protector), outbox, caseId, 'Nous attendons l’établissement.')
    expect(await outcomeOf(extendCase(at(protector), outbox, caseId, 'Encore'))).toBe('extended-already')
    const after3 = (await readQueue(at(protector))).find(one => one.caseId === caseId)
    expect(after3?.due).toBe(afterMonths(before?.due ?? at(holder).instant, 2))
    expect(await dueOf(world.database, 'review.decision-late', caseId)).toBe(after3?.due)
    expect(await outcomeOf(decideCase(at(protector), outbox, caseId, 'restored', 'Non'))).toBe('case-answer-invalid')
    await decideCase(at(protector), outbox, caseId, 'not-justified', 'Cet accès n’avait pas de raison.')
    expect(await dueOf(world.database, 'review.decision-late', caseId)).toBeNull()
  })

  test('is not the agent of the desk, nor anybody else', async () => {
    const { desk: clerk, holder, doctor: author } = await people('Other Agents')
    expect(await outcomeOf(readQueue(at(clerk)))).toBe('dpo-only')
    for (const who of [holder, author]) expect(await outcomeOf(readQueue(at(who)))).toBe('agents-only')
  })
})

describe('what she asks', () => {
  test('is nobody else’s to read, and about a secret it is hers alone', async () => {
    const { recordId, holder, parent: father, doctor: author } = await people('Keeps A Secret')
    await askReview(at(holder), outbox, recordId, { ...correction, hersAlone: true })
    const open = await askReview(at(holder), outbox, recordId, { ...correction, asked })
    expect((await readCases(at(father), recordId)).map(({ caseId }) => caseId)).toEqual([open])
    expect(await readCases(at(holder), recordId)).toHaveLength(2)
    expect(await outcomeOf(readCases(at(author), recordId))).not.toBe('done')
  })

  test('goes with her record, and what was asked of others too', async () => {
    const { recordId, holder, doctor: author } = await people('Erased')
    const caseId = await askReview(at(holder), outbox, recordId, correction)
    await world.database.transaction(tx => deleteCases(tx, recordId))
    expect((await readAskings(at(author))).map(one => one.caseId)).not.toContain(caseId)
    expect(await settlementOf(at(holder), caseId)).toBeNull()
    await passOnLate(at(holder, after(at(holder).instant, 40 * DAY)), outbox, caseId)
  })
})
