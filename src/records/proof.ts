import { displayName, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Fact, printProof } from '../platform/print/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Choice, ChoiceChannel } from './enrolment.ts'
import type { Filed, RefusalForm } from './forms.ts'
import { enrolmentOf } from './enrolment-of.ts'
import { requireHerSide } from './oppose.ts'
import { NOT_OPPOSED } from './refusals.ts'

const CHANNELS: Readonly<Record<ChoiceChannel, string>> = {
  online: 'en ligne',
  phone: 'par téléphone',
  desk: 'au guichet',
  post: 'par courrier',
}

const OPPOSED = [
  'Vous refusez d’avoir un dossier. Aucun document n’y sera rangé. Vos soins et vos remboursements restent les mêmes.',
  'Vous pouvez revenir sur ce choix à tout moment, en ligne, par téléphone ou au guichet.',
]
const WITHDRAWN = ['Vous êtes revenu sur votre refus. Le dossier pourra s’ouvrir. Vous pourrez le fermer à tout moment.']

/** « Preuve de refus »: her last choice, for her, who represents her, or the desk that hands it over. Errors: `not-for-her`, `not-opposed`. */
export const proofOfChoice = async (op: Operation, personId: ActorId): Promise<{ readonly choice: Choice; readonly pdf: Buffer }> => {
  await requireHerSide(op, personId)
  const [{ choice }, traits] = await Promise.all([enrolmentOf(op, personId), traitsOf(op, personId)])
  if (choice === null || traits === undefined) return refuse(NOT_OPPOSED)
  const facts = [
    { label: 'Nom', value: displayName(traits) },
    { label: 'Date de naissance', value: dateOf(traits.birthDate) },
    { label: 'Choix fait', value: CHANNELS[choice.channel] },
  ]
  return { choice, pdf: await printChoice(choice, facts, []) }
}

/**
 * The receipt of a form: made of what was typed alone, so that it is the same work and as many bytes for anybody. It says what it is worth.
 */
export const receiptOfForm = ({ ins, birthDate, choice }: RefusalForm, { reference, at }: Filed): Promise<Buffer> =>
  printChoice(
    { choice: choice === 'oppose' ? 'opposed' : 'withdrawn', at, reference },
    [
      { label: 'Numéro de sécurité sociale', value: `•••••••••• ${ins.matricule.slice(-5)}` },
      { label: 'Date de naissance', value: dateOf(birthDate) },
      { label: 'Choix fait', value: CHANNELS.online },
    ],
    [
      'Ce choix vaut si le numéro, la carte et la date de naissance sont bien les vôtres. Une confirmation part à l’adresse que nous connaissons.',
    ],
  )

const printChoice = (
  { choice, reference, at }: Omit<Choice, 'channel'>,
  facts: readonly Fact[],
  more: readonly string[],
): Promise<Buffer> =>
  printProof({
    title: choice === 'opposed' ? 'Preuve de refus d’un dossier Carnet' : 'Preuve d’annulation d’un refus',
    reference,
    at,
    facts,
    paragraphs: [...(choice === 'opposed' ? OPPOSED : WITHDRAWN), ...more],
  })

const dateOf = (date: string): string => date.split('-').reverse().join('/')
