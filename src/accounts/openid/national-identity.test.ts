import { expect, test } from 'vitest'
import { by, openWorld, recordOf } from '../../../test/support-door/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  hasNationalIdentity,
  linkNationalIdentity,
  type NationalIdentity,
  personByNationalIdentity,
  signInPerson,
  unlinkNationalIdentities,
} from '../index.ts'

const world = await openWorld()
const anne = await recordOf(world, 'Anne Martin')
const paul = await recordOf(world, 'Paul Martin')
const op = by(world, anne.holder)
const doorstep = { db: op.db, keyring: op.keyring, draw: op.draw, instant: op.instant, mode: 'production' } as const

const identityOf = ({ traits }: typeof anne, more: Partial<NationalIdentity> = {}): NationalIdentity => ({
  issuer: 'https://identity.example',
  subject: traits.birthFirstNames.join('-'),
  level: 'substantial',
  authenticatedAt: op.instant,
  traits: { birthName: traits.birthName, firstNames: [...traits.birthFirstNames], sex: traits.sex, birthDate: traits.birthDate },
  ...more,
})

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.code : 'fault'
  }
}
const link = (personId: typeof anne.holder.subject.id, identity: NationalIdentity): Promise<string> =>
  codeOf(op.db.transaction(tx => linkNationalIdentity(tx, op, personId, identity)))

test('an identity opens the account that it was linked to, and before that none: nobody is looked for by her traits', async () => {
  const identity = identityOf(anne)
  expect(await codeOf(signInPerson(doorstep, op, identity))).toBe('openid-not-linked')
  expect(await link(anne.holder.subject.id, identity)).toBe('done')
  expect(await link(anne.holder.subject.id, identity)).toBe('done')
  expect(await personByNationalIdentity(op, identity)).toBe(anne.holder.subject.id)
  const session = await signInPerson(doorstep, op, identity)
  expect(session.authentication).toMatchObject({ subject: anne.holder.subject, means: 'openid-connect', level: 'substantial' })
})

test('the same subject at another issuer is another identity', async () => {
  expect(await personByNationalIdentity(op, identityOf(anne, { issuer: 'https://other.example' }))).toBeUndefined()
})

test('a trait that differs links nothing: name, first name, sex, birth date', async () => {
  const { traits } = identityOf(paul)
  const others = [{ birthName: 'Durand' }, { firstNames: ['Jules'] }, { sex: traits.sex === 'F' ? 'M' : 'F' }, { birthDate: '1931-01-31' }]
  for (const other of others)
    expect(await link(paul.holder.subject.id, identityOf(paul, { traits: { ...traits, ...other } }))).toBe('openid-traits')
  expect(await hasNationalIdentity(op, paul.holder.subject.id)).toBe(false)
})

test('an identity opens one account only', async () => {
  const taken = identityOf(paul, { subject: identityOf(anne).subject })
  expect(await link(paul.holder.subject.id, taken)).toBe('openid-taken')
})

test('when her traits are no longer those of the account, it opens no more, with the answer of one that was never linked', async () => {
  const changed = identityOf(anne, { traits: { ...identityOf(anne).traits, birthDate: '1931-01-31' } })
  expect(await codeOf(signInPerson(doorstep, op, changed))).toBe('openid-not-linked')
})

test('once it is unlinked, nothing opens with it', async () => {
  await op.db.transaction(tx => unlinkNationalIdentities(tx, anne.holder.subject.id))
  expect(await codeOf(signInPerson(doorstep, op, identityOf(anne)))).toBe('openid-not-linked')
})

test('nothing of the identity stands in the database in clear', async () => {
  await link(anne.holder.subject.id, identityOf(anne))
  const rows = await world.database.owner.rows<{ text: string }>({
    name: 'test.identities',
    text: "select encode(tag, 'escape') || linked_at::text as text from outside_identity",
  })
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).not.toMatch(/identity\.example|Anne|Martin/)
})
