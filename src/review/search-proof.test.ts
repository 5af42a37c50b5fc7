import { expect, test } from 'vitest'
import { agent, asRuleActor, by, openWorld, professional, recordOf, signIn } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import { answerColleague, askColleague, giveRole, registerAgent } from '../accounts/index.ts'
import { listUnderTrace } from '../audit/index.ts'
import { registerEntry } from '../directory/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { readSearches, revealIdentity, searchProof } from './index.ts'

const world = await openWorld()
const doctor = professional('Dr Ines Roux')
const [desk, dpo] = [agent('Sylvain COAT'), agent('Soizic JÉZÉQUEL')]
const { subject, exercise } = doctor
if (subject.kind !== 'professional' || exercise === undefined) throw new Error('a professional with a place of work')
const { id, nationalId, name } = subject
await registerEntry(world.database, {
  id,
  nationalId,
  name,
  kind: 'professional',
  family: 'ROUX',
  given: 'Ines',
  city: 'X',
  exercises: [exercise],
})
const protector = await signIn(world, dpo)
const clerk = await signIn(world, desk)
for (const one of [desk, dpo]) await registerAgent(world.database, by(world, clerk), one.subject.id, one.subject.name)
await giveRole(world.database, dpo.subject.id, 'dpo')

const NOTHING = { name: 'test:nothing', sql: () => 'select 1 where false', values: [] }
const act = { action: 'documents.list' } as const
const sought = { actor: nationalId, from: '2020-01-01', to: '2020-12-31', reason: 'Demande d’une personne' }
const year = (): typeof sought => {
  const at = new Date(by(world, protector).instant).toISOString()
  return { ...sought, from: `${at.slice(0, 4)}-01-01`, to: `${at.slice(0, 4)}-12-31` }
}
const outcomeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

const { recordId, holder } = await recordOf(world, 'Seen By Roux', { relations: [{ relation: 'authorised', actor: asRuleActor(doctor) }] })
const reading = by(world, await signIn(world, doctor))
await underGrant(reading, recordId, 'read', act, grant => listUnderTrace(reading, grant, act, NOTHING))

test('a search tells acts and pseudonyms, no name and no motive, and whether the chains are intact', async () => {
  const found = await searchProof(by(world, protector), year())
  expect(found).toMatchObject({ actor: 'Dr Ines Roux', records: 1, isCut: false, chains: [{ record: recordId, isIntact: true }] })
  expect(found.lines).toMatchObject([
    { action: 'documents.list', record: recordId, outcome: 'granted', relation: 'authorised', documents: 0 },
  ])
  expect(JSON.stringify(found)).not.toContain('Seen By Roux')
  expect((await searchProof(by(world, protector), { ...year(), outcome: 'refused' })).lines).toEqual([])
})

test('is kept with its reason, and nobody takes it out', async () => {
  await searchProof(by(world, protector), { ...year(), reason: 'Une seconde raison' })
  expect((await readSearches(by(world, protector))).map(({ reason }) => reason)).toContain('Une seconde raison')
  await expect(world.database.rows({ name: 'test:erase', text: 'delete from proof_search' })).rejects.toThrow(/permission denied/)
})

test('is for who protects the data, of somebody known, over a year at most', async () => {
  expect(await outcomeOf(searchProof(by(world, clerk), year()))).toBe('dpo-only')
  expect(await outcomeOf(searchProof(by(world, holder), year()))).toBe('agents-only')
  expect(await outcomeOf(searchProof(by(world, protector), { ...year(), actor: 'nobody' }))).toBe('search-actor-unknown')
  expect(await outcomeOf(searchProof(by(world, protector), { ...year(), from: '2001-01-01' }))).toBe('search-too-wide')
})

test('an identity is revealed to two agents', async () => {
  const asked = { kind: 'reveal-identity', subject: recordId } as const
  expect(await outcomeOf(revealIdentity(by(world, protector), recordId, 'Une plainte'))).toBe('colleague-needed')
  const actId = await askColleague(by(world, protector), asked)
  await answerColleague(by(world, clerk), actId, true)
  expect((await revealIdentity(by(world, protector), recordId, 'Une plainte')).name).toContain('Roux')
  expect(await outcomeOf(revealIdentity(by(world, protector), recordId, 'Encore'))).toBe('colleague-needed')
})
