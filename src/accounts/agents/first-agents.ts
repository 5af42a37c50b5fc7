import type { ActorId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { inviteAgent } from './keys.ts'
import { AGENTS_STAND } from './refusals.ts'
import { countActive } from './store.ts'

/** Two stand: from then on they make the others together. */
const ENOUGH = 2

/**
 * A new service has nobody to make its first two agents: who holds the master key does, at the command line. An agent of that name who has not
 * registered a key yet is simply another one: her first code dies by itself. Errors: `agents-stand`.
 */
export const inviteFirstAgent = (op: Operation, name: string): Promise<string> =>
  op.db.withAdvisoryLock('carnet.first-agents', async () => {
    if ((await countActive(op.db)) >= ENOUGH) return refuse(AGENTS_STAND)
    return op.db.transaction(tx => inviteAgent(tx, op, op.draw.uuid() as ActorId, name))
  })
