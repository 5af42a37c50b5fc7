import { underGrant } from '../access/index.ts'
import { newCode, normalCode, printedCode, requireAgent } from '../accounts/index.ts'
import { writeUnderTrace } from '../audit/index.ts'
import { displayName, traitsOf } from '../identity/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { type Block, dateInWords, type Letter, printSlip, queueLetter } from '../platform/print/index.ts'
import { openHandover } from './heirs.ts'
import { HANDOVER_ABSENT, NOT_READY, SAME_AGENT } from './refusals.ts'
import { secondPerson } from './second-person.ts'
import { lockHandover, moveHandover, writeCode } from './store.ts'

/** On a sheet that two agents fold and seal, or by post: nobody sees that letter. */
export type Delivery =
  | { readonly way: 'desk' }
  | { readonly way: 'post'; readonly address: { readonly line: string; readonly postalCode: string; readonly city: string } }

export type Delivered = { readonly until: Instant; readonly sheet: Buffer | null }

/** Where the bearer goes: `carnet.example/remise`. */
export type DeliveryPlace = { readonly publicUrl: string; readonly phone: string }

export const handoverTag = ({ keyring }: Pick<Operation, 'keyring'>, code: string): Buffer =>
  keyring.blindIndex('handover', normalCode(code))
export const placeContext = (tag: Buffer): string => `handover-code|${tag.toString('hex')}`

/**
 * An agent who did not decide, with a colleague beside her, delivers the code of a copy that is ready; a letter that was lost is replaced by another
 * code, and the first opens nothing. No agent reads the copy. Errors: `agents-only`, `same-agent`, `handover-not-ready`, `colleague-needed`.
 */
export const deliverHandover = async (
  op: Operation,
  recordId: RecordId,
  requestId: string,
  delivery: Delivery,
  place: DeliveryPlace,
): Promise<Delivered> => {
  await requireAgent(op)
  const second = await secondPerson(op, 'hand-over', recordId, `delivered, ${delivery.way}`)
  const act = { action: 'record.hand-over', motive: second.motive } as const
  return underGrant(op, recordId, 'record-death', act, async grant => {
    const traits = (await traitsOf(op, grant.holderId)) ?? refuse(HANDOVER_ABSENT)
    const { value } = await writeUnderTrace(op, grant, act, async tx => {
      const row = (await lockHandover(tx, recordId, requestId)) ?? refuse(HANDOVER_ABSENT)
      const until = row.expires_at
      if ((row.state !== 'ready' && row.state !== 'delivered') || until === null || until <= op.instant) return refuse(NOT_READY)
      const { decidedBy, requester } = openHandover(op, grant.holderId, row)
      if (decidedBy === undefined || decidedBy === op.caller.subject.id) return refuse(SAME_AGENT)
      await second.require(tx)
      const code = newCode(op.draw)
      const tag = handoverTag(op, code)
      const sealed = op.keyring.sealForActor(grant.holderId, placeContext(tag), Buffer.from(JSON.stringify({ recordId, requestId })))
      await writeCode(tx, recordId, requestId, { tag, sealed: Buffer.concat([Buffer.from(grant.holderId), sealed]), expiresAt: until })
      await moveHandover(tx, recordId, requestId, 'delivered', op.instant)
      const to = row.kind === 'holder' ? displayName(traits) : requester
      const words = wordsOf({ code: printedCode(code), until, name: displayName(traits), isOwn: row.kind === 'holder' }, place)
      if (delivery.way === 'desk') return { until, letter: { ...words, name: to, at: op.instant } }
      const { line, postalCode, city } = delivery.address
      const letter: Letter = { id: op.draw.uuid(), at: op.instant, to: { name: to, lines: [line, `${postalCode} ${city}`] }, ...words }
      await queueLetter(tx, op, grant.holderId, letter)
      return { until, letter: null }
    })
    return { until: value.until, sheet: value.letter === null ? null : await printSlip(value.letter) }
  })
}

type Said = { readonly code: string; readonly until: Instant; readonly name: string; readonly isOwn: boolean }

const wordsOf = (
  { code, until, name, isOwn }: Said,
  { publicUrl, phone }: DeliveryPlace,
): { readonly subject: string; readonly blocks: readonly Block[] } => ({
  subject: 'Votre code pour recevoir une copie',
  blocks: [
    {
      kind: 'paragraph',
      text: isOwn
        ? 'Vous avez demandé une copie de votre dossier. Elle est prête.'
        : `Vous avez demandé des informations du dossier de ${name}. Une copie est prête. Elle contient ce que votre motif permet.`,
    },
    { kind: 'code', label: 'Votre code', value: code },
    {
      kind: 'list',
      isOrdered: true,
      items: [
        `Allez sur ${publicUrl.replace(/^https?:\/\//, '')}/remise.`,
        isOwn
          ? 'Tapez ce code, votre nom de naissance et votre date de naissance.'
          : 'Tapez ce code, le nom et la date de naissance de la personne.',
        'Enregistrez la copie sur un appareil à vous.',
      ],
    },
    {
      kind: 'paragraph',
      isStrong: true,
      text: `Ce code sert une seule fois, jusqu’au ${dateInWords(until)}. Ensuite, la copie est détruite.`,
    },
    {
      kind: 'paragraph',
      text: 'Cette copie contient des informations de santé. Personne ne peut vous obliger à la montrer (article L.1111-18).',
    },
    { kind: 'paragraph', text: `Une question ? Appelez le ${phone}.` },
  ],
})
