import type { ActorId } from '../../kernel/ids.ts'
import { after } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { parametersAt } from '../../policy/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { agentOf, colleagueOf, giveRole, requireAgent } from './agents.ts'
import { type AskedAct, type Colleague, isTwoPersonAct, type TwoPersonAct } from './model.ts'
import { COLLEAGUE_NEEDED, OWN_ACT, UNKNOWN_ACT } from './refusals.ts'
import { type ActRow, answerAct, insertAct, selectAct, selectApproved, selectOpenActs, takeApproved } from './store.ts'

/** Two agents say who protects the data from now on. Errors: `colleague-needed`, `unknown-agent`. */
export const nameDpo = (op: Operation, actorId: ActorId): Promise<void> =>
  op.db.transaction(async tx => {
    await requireColleague(tx, op, { kind: 'name-dpo', subject: actorId })
    await giveRole(tx, actorId, 'dpo')
  })

/** One agent asks; nothing is done yet. The number is what her colleague will look for. */
export const askColleague = async (op: Operation, { kind, subject }: TwoPersonAct): Promise<string> => {
  const { id } = await requireAgent(op)
  const actId = op.draw.uuid()
  await insertAct(op.db, {
    actId,
    kind,
    subject,
    askedBy: id,
    at: op.instant,
    until: after(op.instant, parametersAt(op.instant).colleagueMs),
  })
  return actId
}

/** Another agent answers, once. Errors: `own-act`, `unknown-act` (answered, over, or never asked). */
export const answerColleague = async (op: Operation, actId: string, isApproved: boolean): Promise<void> => {
  const { id } = await requireAgent(op)
  const act = await selectAct(op.db, actId)
  if (act?.asked_by === id) refuse(OWN_ACT)
  if (!(await answerAct(op.db, actId, id, isApproved, op.instant))) refuse(UNKNOWN_ACT)
}

/**
 * Two persons stand behind what follows: the caller asked, somebody else approved, in time, and it serves once, in the very transaction of the
 * act. Who approved is named in the trace with who acts. Errors: `agents-only`, `colleague-needed`.
 */
export const requireColleague = async (tx: Queries, op: Operation, { kind, subject }: TwoPersonAct): Promise<Colleague> => {
  const { id } = await requireAgent(op)
  const approver = await takeApproved(tx, { kind, subject, askedBy: id, at: op.instant })
  if (approver === undefined) return refuse(COLLEAGUE_NEEDED, kind)
  // One who has left since does not vouch for anything any more.
  const colleague = await agentOf({ db: tx, keyring: op.keyring }, approver)
  return colleague?.isActive === true ? colleagueOf({ db: tx, keyring: op.keyring }, approver) : refuse(COLLEAGUE_NEEDED, kind)
}

/**
 * Who agreed to what this agent is about to do, looked at before its transaction: the entry that begins it names both. Nothing is taken, and nothing
 * is allowed by it: `requireColleague` does that, inside. `undefined`: nobody did.
 */
export const colleagueBeside = async (op: Operation, { kind, subject }: TwoPersonAct): Promise<Colleague | undefined> => {
  const approver = await selectApproved(op.db, { kind, subject, askedBy: op.caller.subject.id, at: op.instant })
  return approver === undefined ? undefined : colleagueOf(op, approver)
}

/** What the trace says beside the name of the agent who acts. */
export const namedTogether = ({ name }: Colleague): string => `avec l’accord de ${name}`

/** Acts that wait for an answer or for their author, oldest first; the names of who asked. */
export const openActs = async (op: Operation): Promise<readonly (AskedAct & { readonly askedByName: string })[]> => {
  await requireAgent(op)
  const acts = (await selectOpenActs(op.db, op.instant)).flatMap(readAct)
  return Promise.all(acts.map(async act => ({ ...act, askedByName: (await colleagueOf(op, act.askedBy)).name })))
}

const readAct = (row: ActRow): readonly AskedAct[] =>
  isTwoPersonAct(row.kind)
    ? [
        {
          actId: row.act_id,
          kind: row.kind,
          subject: row.subject,
          askedBy: row.asked_by,
          askedAt: row.asked_at,
          expiresAt: row.expires_at,
          answer: row.is_approved === null ? 'waiting' : row.is_approved ? 'approved' : 'refused',
          isDone: row.done_at !== null,
        },
      ]
    : []
