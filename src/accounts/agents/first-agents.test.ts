import { expect, test } from 'vitest'
import { by, openWorld } from '../../../test/support-door/index.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { LOOP } from '../loop.ts'
import { agentOf, inviteFirstAgent } from '../index.ts'

const world = await openWorld()
const op = by(world, LOOP)

const giveKey = (actorId: string): Promise<unknown> =>
  world.database.owner.rows({
    name: 'test.key',
    text: "insert into passkey (actor_id, passkey_id, sealed, created_at) values ($1, $1, '\\x00', '2026-11-22T08:00:00Z')",
    values: [actorId],
  })
const agents = async (): Promise<readonly ActorId[]> =>
  (
    await world.database.owner.rows<{ actor_id: ActorId }>({
      name: 'test.agents',
      text: 'select actor_id from agent_account order by created_at, actor_id',
    })
  ).map(({ actor_id }) => actor_id)

test('the first two are invited from the command line; once two have their keys, nobody is', async () => {
  const codes = [await inviteFirstAgent(op, 'Soizic JÉZÉQUEL'), await inviteFirstAgent(op, 'Sylvain COAT')]
  expect(new Set(codes).size).toBe(2)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  const made = await agents()
  expect(new Set(await Promise.all(made.map(async id => (await agentOf(op, id))?.name)))).toEqual(
    new Set(['Soizic JÉZÉQUEL', 'Sylvain COAT']),
  )
  for (const id of made) await giveKey(id)
  await expect(inviteFirstAgent(op, 'Third')).rejects.toMatchObject({ code: 'agents-stand' })
})
