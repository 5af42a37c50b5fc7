import { type CodeChannel, deskCodeOnPaper, hasAccount, requireColleague, sendDeskCode, type SignInDesk } from '../accounts/index.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { doAct } from './acts.ts'
import type { DeskPerson } from './find-person.ts'
import { maskedContacts } from './masks.ts'

export type CodeSent = { readonly actId: string; readonly until: Instant }

const WAYS = { email: 'par e-mail', sms: 'par SMS', post: 'par courrier' } as const
const CONTACT = { email: 'email', sms: 'phone', post: 'address' } as const

/**
 * A new code by a way she had before; the old one serves no more. Two agents when it replaces lost means (security.md A8). The agent never sees it.
 * Errors: `identity-check-needed`, `colleague-needed`, `channel-closed`.
 */
export const sendCode = async (desk: SignInDesk, op: Operation, person: DeskPerson, way: CodeChannel): Promise<CodeSent> => {
  const hint = (await maskedContacts(op, person.id)).find(({ kind }) => kind === CONTACT[way])?.hint ?? ''
  const { actId, value } = await doAct(op, desk.outbox, person, { kind: 'send-code', template: 'code-asked' }, async tx => {
    const colleague = (await hasAccount(op, person.id)) ? await beside(tx, op, person) : {}
    const { until } = await sendDeskCode(tx, desk, person.id, way)
    return { value: until, ...colleague, detail: `${WAYS[way]} : ${hint}` }
  })
  return { actId, until: value }
}

/** On a sheet that two agents fold and seal: both were there. Errors: `identity-check-needed` (on the phone too), `colleague-needed`. */
export const printCode = async (desk: SignInDesk, op: Operation, person: DeskPerson): Promise<CodeSent & { readonly pdf: Buffer }> => {
  const { actId, value } = await doAct(
    op,
    desk.outbox,
    person,
    { kind: 'print-code', template: 'code-asked', channel: 'desk' },
    async tx => {
      const colleague = await beside(tx, op, person)
      return { value: await deskCodeOnPaper(tx, op, person.id), ...colleague }
    },
  )
  return { actId, until: value.until, pdf: value.pdf }
}

const beside = async (tx: Queries, op: Operation, person: DeskPerson): Promise<{ readonly colleague: string }> => ({
  colleague: (await requireColleague(tx, op, { kind: 'reissue-code', subject: person.id })).name,
})
