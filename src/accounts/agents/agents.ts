import type { Subject } from '../../kernel/actors.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Keyring } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Agent, AgentRole, Colleague } from './model.ts'
import { AGENTS_ONLY, DPO_ONLY, UNKNOWN_AGENT } from './refusals.ts'
import { disableAgentRow, endSessionsOf, insertAgent, selectAgent, updateRole } from './store.ts'

const CONTEXT = 'agent'

type Stores = { readonly db: Queries; readonly keyring: Keyring }

export const agentOf = async ({ db, keyring }: Stores, actorId: ActorId): Promise<Agent | undefined> => {
  const row = await selectAgent(db, actorId)
  if (row === undefined) return undefined
  const { name } = JSON.parse(keyring.openForActor(actorId, CONTEXT, row.sealed).toString('utf8')) as { name: string }
  return { id: actorId, name, isActive: row.disabled_at === null, role: row.role }
}

/** Idempotent: an agent keeps the name she was made with. */
export const registerAgent = async (tx: Queries, op: Operation, actorId: ActorId, name: string): Promise<void> => {
  const sealed = op.keyring.sealForActor(actorId, CONTEXT, Buffer.from(JSON.stringify({ name })))
  const createdBy = op.caller.subject.kind === 'agent' ? op.caller.subject.id : null
  await insertAgent(tx, { actorId, sealed, createdBy, at: op.instant })
}

/** Who is not an agent has nothing to do at the desk. Her account is looked at again each time: one that was disabled does nothing more. */
export const requireAgent = async (op: Operation): Promise<Agent> => {
  const { subject } = op.caller
  const agent = subject.kind === 'agent' ? await agentOf(op, subject.id) : undefined
  return agent?.isActive === true ? agent : refuse(AGENTS_ONLY)
}

/** Who protects the data answers people about them; nobody else does. Errors: `agents-only`, `dpo-only`. */
export const requireDpo = async (op: Operation): Promise<Agent> => {
  const agent = await requireAgent(op)
  return agent.role === 'dpo' ? agent : refuse(DPO_ONLY)
}

/** In a transaction whose caller proved that she may. Errors: `unknown-agent`. */
export const giveRole = async (tx: Queries, actorId: ActorId, role: AgentRole): Promise<void> => {
  if (!(await updateRole(tx, actorId, role))) refuse(UNKNOWN_AGENT)
}

/** At once: her sessions end too. One agent is enough to close, two are needed to open. */
export const disableAgent = async (op: Operation, actorId: ActorId): Promise<void> => {
  await requireAgent(op)
  await op.db.transaction(async tx => {
    if (!(await disableAgentRow(tx, actorId, op.instant))) refuse(UNKNOWN_AGENT)
    await endSessionsOf(tx, actorId, op.instant)
  })
}

export const subjectOfAgent = ({ id, name }: Agent): Subject => ({ kind: 'agent', id, name })

export const colleagueOf = async (at: Stores, actorId: ActorId): Promise<Colleague> => {
  const agent = await agentOf(at, actorId)
  return { id: actorId, name: agent?.name ?? '' }
}
