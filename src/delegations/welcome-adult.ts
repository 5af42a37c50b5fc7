import { hasAccount, issueActivationCode } from '../accounts/index.ts'
import { contactsOf, displayName, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { dateInWords, type Letter, queueLetter } from '../platform/print/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'

/**
 * The record is hers: a letter with a code, so that she activates it with her own card. By post and in her name, never to a mail-box: the one that the
 * insurer knows of a child is most often a parent's. Who has an account already, or no address, is told by the notice alone.
 */
export const welcomeAdult = async (op: Operation, personId: ActorId): Promise<void> => {
  const traits = await traitsOf(op, personId)
  const { address } = await contactsOf(op, personId)
  if (traits === undefined || address === undefined || (await hasAccount(op, personId))) return
  const { line, postalCode, city } = address.value
  const to = { name: displayName(traits), lines: [line, `${postalCode} ${city}`] }
  const until = after(op.instant, parametersAt(op.instant).letterCodeDaysAfterOpening * DAY)
  await op.db.transaction(async tx => {
    const code = await issueActivationCode(tx, op, personId, { until, reason: 'letter' })
    await queueLetter(tx, op, personId, { id: op.draw.uuid(), to, at: op.instant, ...letterOf(code, until) })
  })
}

const letterOf = (code: string, until: Instant): Pick<Letter, 'subject' | 'blocks'> => ({
  subject: 'Votre dossier est à vous',
  blocks: [
    { kind: 'paragraph', text: 'Vous avez 18 ans. Votre dossier de santé est désormais à vous seul.' },
    { kind: 'paragraph', text: 'Vos parents n’y entrent plus. Ce qui leur était caché le reste.' },
    { kind: 'code', label: 'Votre code provisoire', value: code },
    { kind: 'paragraph', text: `Il sert une seule fois, jusqu’au ${dateInWords(until)}. Préparez aussi votre carte Vitale.` },
    { kind: 'paragraph', text: 'Vous pouvez activer ce dossier, le laisser ainsi, ou le fermer. Vos remboursements ne changent pas.' },
    { kind: 'paragraph', text: 'Un proche peut vous aider si vous le souhaitez : vous l’inviterez depuis votre dossier.' },
  ],
})
