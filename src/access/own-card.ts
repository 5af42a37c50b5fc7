import { newCode, normalCode, printedCode } from '../accounts/index.ts'
import { type Act, listUnderTrace, selectBeside, writeUnderTrace } from '../audit/index.ts'
import type { CommittedGrant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import { type CardRow, replaceCode, SELECT_CARD, selectSealedCard, upsertCard } from './own-card-store.ts'

export type CardLanguage = 'fr' | 'en'

/** `shown`: by what the view calls an item; one that is not there follows the view's own first choice. */
export type CardChoices = { readonly language: CardLanguage; readonly shown: Readonly<Record<string, boolean>> }

/** `code` in groups of four, as it is printed. */
export type OwnCard = CardChoices & { readonly code: { readonly text: string; readonly since: Instant } | null }

const FIRST: CardChoices = { language: 'fr', shown: {} }
const CHOICES = 'card|choices'
const CODE = 'card|code'

/** What is kept of a card's code in clear: a keyed hash. */
export const cardTag = (op: Pick<Operation, 'keyring'>, typed: string): Buffer => op.keyring.blindIndex('card', normalCode(typed))

/** Hers, and of who has all her rights: a helper may not, a professional neither. */
export const readCard = (op: Operation, recordId: RecordId): Promise<OwnCard> => {
  const act: Act = { action: 'access.read' }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    const { value } = await listUnderTrace<'manage-access', CardRow>(op, grant, act, SELECT_CARD)
    const [row] = value
    if (row === undefined) return { ...FIRST, code: null }
    const open = await op.keyring.openRights(recordId)
    const code =
      row.sealed_code === null || row.code_since === null
        ? null
        : { text: printedCode(open(CODE, row.sealed_code).toString('utf8')), since: row.code_since }
    return { ...choicesIn(open(CHOICES, row.sealed)), code }
  })
}

/** What was chosen, beside another reading that has committed. */
export const cardUnder = async (op: Operation, committed: CommittedGrant): Promise<CardChoices> => {
  const [row] = await selectBeside<CardRow>(op.db, committed, SELECT_CARD)
  return row === undefined ? FIRST : choicesIn((await op.keyring.openRights(committed.grant.recordId))(CHOICES, row.sealed))
}

const choicesIn = (plain: Buffer): CardChoices => JSON.parse(plain.toString('utf8')) as CardChoices

/**
 * Adds to what was chosen. What this writer does not see of the profile keeps what was chosen for it: a representative's switch undoes nothing of hers.
 */
export const changeCard = (op: Operation, recordId: RecordId, change: Partial<CardChoices>): Promise<void> => {
  const act: Act = { action: 'access.change-card' }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    const [open, sealer] = await Promise.all([op.keyring.openRights(recordId), op.keyring.sealer(recordId)])
    await writeUnderTrace(op, grant, act, async tx => {
      const sealed = await selectSealedCard(tx, recordId)
      const before = sealed === undefined ? FIRST : choicesIn(open(CHOICES, sealed))
      const shown = Object.fromEntries(Object.entries({ ...before.shown, ...change.shown }).slice(-MOST))
      const after: CardChoices = { language: change.language ?? before.language, shown }
      await upsertCard(tx, recordId, op.instant, sealer.rights(CHOICES, Buffer.from(JSON.stringify(after))))
    })
  })
}

/** More than any card holds; the oldest choices are forgotten first. */
const MOST = 2000

/** A new code; the one before opens nothing from now on. It is also how a first one is made. */
export const renewCard = async (op: Operation, recordId: RecordId): Promise<string> => {
  const code = newCode(op.draw)
  await writeCode(op, recordId, 'access.renew-card', code)
  return printedCode(code)
}

/** « Annuler la carte perdue » without printing another. */
export const cancelCard = (op: Operation, recordId: RecordId): Promise<void> => writeCode(op, recordId, 'access.cancel-card', null)

const writeCode = (
  op: Operation,
  recordId: RecordId,
  action: 'access.renew-card' | 'access.cancel-card',
  code: string | null,
): Promise<void> =>
  underGrant(op, recordId, 'manage-access', { action }, async grant => {
    const sealer = await op.keyring.sealer(recordId)
    const first = sealer.rights(CHOICES, Buffer.from(JSON.stringify(FIRST)))
    const kept = code === null ? null : { tag: cardTag(op, code), sealed: sealer.rights(CODE, Buffer.from(code)) }
    await writeUnderTrace(op, grant, { action }, tx => replaceCode(tx, recordId, op.instant, first, kept))
  })
