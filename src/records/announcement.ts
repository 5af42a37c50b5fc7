import type { Instant } from '../kernel/instant.ts'
import type { Block, Letter, Recipient } from '../platform/print/index.ts'

/** Where she answers. All are the operator's. */
export type Places = {
  /** Origin of the public site. */
  readonly publicUrl: string
  readonly phone: string
  readonly postalAddress: string
}

/** What an announcement says beside its fixed words. */
export type AnnouncementFacts = {
  /** First name of the person, when somebody else is written to for her. */
  readonly firstName: string | undefined
  /** One use; absent when another sending that stands carries one. */
  readonly code: string | undefined
}

type Words = { readonly subject: string; readonly blocks: readonly Block[] }

/** The site’s address as people read and type it. */
export const site = ({ publicUrl }: Places): string => publicUrl.replace(/^https?:\/\//, '')

/**
 * What R.1111-28 wants said: that the record will open and how it works, that she may refuse and how, that she may close it. One text for the mail
 * and for the letter. No date: the six weeks run from the day it leaves.
 */
const words = ({ firstName, code }: AnnouncementFacts, places: Places): Words => {
  const whose = firstName === undefined ? 'Votre dossier Carnet va s’ouvrir' : `Le dossier Carnet de ${firstName} va s’ouvrir`
  return {
    subject: whose,
    blocks: [
      { kind: 'paragraph', text: `${whose} dans six semaines. Vous pouvez l’accepter, ou le refuser.`, isStrong: true },
      { kind: 'heading', text: 'Ce que c’est' },
      {
        kind: 'paragraph',
        text: 'Carnet range les documents de santé au même endroit. Vous décidez qui peut les lire. C’est gratuit. Ce n’est pas obligatoire. Avec ou sans dossier, les soins et les remboursements restent les mêmes.',
      },
      { kind: 'heading', text: 'Vous voulez ce dossier' },
      {
        kind: 'paragraph',
        text: `Vous n’avez rien à faire. Pour l’utiliser, allez sur ${site(places)}/activer avec la carte Vitale${code === undefined ? '. Un code vous sera demandé : vous pouvez le recevoir sur ce site.' : ' et ce code.'}`,
      },
      ...(code === undefined ? [] : [{ kind: 'code', label: 'Code, à usage unique :', value: code } as const]),
      { kind: 'heading', text: 'Vous ne voulez pas ce dossier' },
      {
        kind: 'paragraph',
        text: 'Vous pouvez le refuser sans donner de raison. Le code n’est pas nécessaire. Une preuve vous est remise.',
      },
      {
        kind: 'list',
        items: [
          `En ligne : ${site(places)}/refuser`,
          `Par téléphone : ${places.phone}`,
          'Au guichet de votre caisse, avec la carte Vitale',
          `Par courrier : ${places.postalAddress}`,
        ],
      },
      { kind: 'paragraph', text: 'Vous pourrez changer d’avis. Un dossier ouvert peut être fermé à tout moment, aux mêmes endroits.' },
    ],
  }
}

export const announcementLetter = (
  { id, at, to }: { readonly id: string; readonly at: Instant; readonly to: Recipient },
  facts: AnnouncementFacts,
  places: Places,
): Letter => ({ id, at, to, ...words(facts, places) })

/** The same in plain text. Its subject names nobody. */
export const announcementMail = (facts: AnnouncementFacts, places: Places): { readonly subject: string; readonly text: string } => ({
  subject: 'Un dossier Carnet va s’ouvrir : acceptez ou refusez',
  text: plainText(words(facts, places).blocks),
})

export const plainText = (blocks: readonly Block[]): string => `${['Bonjour,', ...blocks.map(plain)].join('\n\n')}\n`

const plain = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.text
    case 'heading':
      return block.text.toUpperCase()
    case 'list':
      return block.items.map(item => `- ${item}`).join('\n')
    case 'code':
      return `${block.label} ${block.value}`
    case 'facts':
      return block.rows.map(({ label, value }) => `${label} : ${value}`).join('\n')
  }
}
