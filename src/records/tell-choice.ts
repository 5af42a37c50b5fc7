import type { Queries } from '../platform/db/index.ts'
import { queueMail } from '../platform/mail/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Block, queueLetter } from '../platform/print/index.ts'
import type { Addressees } from './addressees.ts'
import { type Places, plainText, site } from './announcement.ts'
import type { Choice } from './enrolment.ts'

export type Outcome = Choice | 'already-opened' | 'not-opposed'

type Words = { readonly subject: string; readonly blocks: readonly Block[] }

/** Written to her at the address we know, whoever filled the form in: a refusal by somebody else does not go unseen. */
export const confirm = async (
  tx: Queries,
  op: Operation,
  { roads, firstName }: Addressees,
  outcome: Outcome,
  places: Places,
): Promise<void> => {
  const { subject, blocks } = wordsOf(outcome, firstName, places)
  for (const road of roads) {
    const id = op.draw.uuid()
    if (road.channel === 'email') {
      await queueMail(tx, op, {
        id,
        personId: road.to,
        to: road.address,
        subject: SUBJECT,
        text: plainText([{ kind: 'heading', text: subject }, ...blocks]),
      })
    } else await queueLetter(tx, op, road.to, { id, at: op.instant, to: road.recipient, subject, blocks })
  }
}

const SUBJECT = 'Votre choix pour le dossier Carnet'

export const wordsOf = (outcome: Outcome, firstName: string | undefined, places: Places): Words => {
  const whose = firstName === undefined ? 'votre dossier Carnet' : `le dossier Carnet de ${firstName}`
  const notYou: Block = { kind: 'paragraph', text: `Ce n’est pas vous ? Appelez-nous : ${places.phone}.` }
  if (outcome === 'already-opened')
    return {
      subject: `Pour fermer ${whose}`,
      blocks: [paragraph(`Vous avez demandé à refuser ${whose}. Il est déjà ouvert : il faut le fermer.`), waysToClose(places), notYou],
    }
  if (outcome === 'not-opposed')
    return {
      subject: 'Aucun refus à annuler',
      blocks: [paragraph(`Aucun refus n’était enregistré pour ${whose}. Rien n’a changé.`), notYou],
    }
  const reference: Block = { kind: 'facts', rows: [{ label: 'Référence', value: outcome.reference }] }
  return outcome.choice === 'opposed'
    ? {
        subject: 'Votre refus est enregistré',
        blocks: [
          paragraph(`Vous avez refusé ${whose}. Aucun document n’y sera rangé. Les soins et les remboursements restent les mêmes.`),
          reference,
          paragraph(`Vous pouvez revenir sur ce choix : ${site(places)}/refuser`),
          notYou,
        ],
      }
    : {
        subject: 'Votre refus est annulé',
        blocks: [paragraph(`Vous êtes revenu sur votre refus. ${upperFirst(whose)} pourra s’ouvrir.`), reference, notYou],
      }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const waysToClose = (places: Places): Block => ({
  kind: 'list',
  items: [
    `En ligne : ${site(places)}/refuser, avec un code que vous pouvez recevoir sur ce site`,
    `Par téléphone : ${places.phone}`,
    'Au guichet de votre caisse, avec la carte Vitale',
  ],
})
