import type { TraceEntry } from '../../audit/index.ts'
import { fromIso, type Instant } from '../../kernel/instant.ts'
import { type Block, dateInWords, type Letter } from '../../platform/print/index.ts'
import { professionOf } from '../../policy/index.ts'
import type { VerdictReason } from '../model.ts'
import { readingsOf, verdictOf } from '../verdict.ts'

/** Where somebody without internet answers. */
export type Answering = { readonly phone: string; readonly postalAddress: string }
export type Year = { readonly from: Instant; readonly to: Instant; readonly holderName: string }

/** People of one letter: above, the desk reads the rest to her. */
const SHOWN = 40
const CARE: ReadonlySet<string> = new Set(['professional', 'secretary', 'structure', 'laboratory'])

/** Why, as the journal says it, in words that need no screen. */
const WHY: Readonly<Record<VerdictReason, string>> = {
  'declared-doctor': 'C’est votre médecin traitant, ou un soignant choisi par vous.',
  'you-authorised': 'Vous aviez donné votre accord.',
  'care-team': 'Cette personne fait partie de l’équipe qui vous soigne.',
  deposited: 'Cette personne a ajouté ou relu ce qu’elle avait écrit.',
  opened: 'Cette personne a demandé l’ouverture de votre dossier.',
  exceptional: 'C’était une urgence, sans votre accord.',
  refused: 'L’accès a été refusé.',
  'no-known-link': 'Nous ne connaissons pas de lien avec vous.',
  insurer: 'C’est l’Assurance maladie.',
  'no-health-data': 'Rien de votre santé n’a été lu.',
  night: 'C’était la nuit.',
  'same-name': 'Cette personne porte le même nom que vous.',
  volume: 'Beaucoup de documents ont été ouverts ce jour-là.',
  yourself: 'C’est vous, ou un proche qui agit pour vous.',
}

type Seen = { readonly entry: TraceEntry; readonly verdict: 'expected' | 'to-check' | 'own'; readonly reason: VerdictReason }
type Person = { readonly who: string; readonly seen: readonly Seen[] }

const whoIs = ({ actor }: TraceEntry): string =>
  [actor.name, actor.profession === undefined ? undefined : professionOf(actor.profession)?.display, underIn(actor), actor.structureName]
    .filter(part => part !== undefined && part !== '')
    .join(', ')

const underIn = ({ under }: TraceEntry['actor']): string | undefined =>
  under === undefined ? undefined : under.kind === 'substitute' ? `remplace ${under.name}` : `interne, sous ${under.name}`

const dayOf = ({ at }: TraceEntry): string => dateInWords(fromIso(at))

/** Latest first, as the journal gives them. */
const peopleOf = (seen: readonly Seen[]): readonly Person[] =>
  [...Map.groupBy(seen, ({ entry }) => entry.actor.nationalId ?? entry.actor.name).values()].map(theirs => ({
    who: theirs[0] === undefined ? '' : whoIs(theirs[0].entry),
    seen: theirs,
  }))

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

const whenOf = ({ seen }: Person): string => {
  const days = [...new Set(seen.map(({ entry }) => dayOf(entry)))]
  const [last = ''] = days
  return days.length === 1 ? `Un jour : le ${last}.` : `${days.length} jours. Le dernier : le ${last}.`
}

const reasonsOf = ({ seen }: Person): string => [...new Set(seen.map(({ reason }) => WHY[reason]))].join(' ')

const blocksOf = (title: string, people: readonly Person[]): readonly Block[] =>
  people.length === 0
    ? []
    : [
        { kind: 'heading', text: title },
        ...people.slice(0, SHOWN).flatMap((person): readonly Block[] => [
          { kind: 'paragraph', text: person.who, isStrong: true },
          { kind: 'paragraph', text: `${whenOf(person)} ${reasonsOf(person)}` },
        ]),
        ...(people.length > SHOWN ? [{ kind: 'paragraph' as const, text: `Et ${people.length - SHOWN} autres : appelez-nous.` }] : []),
      ]

const firstSentence = (count: number): string =>
  count === 0
    ? 'Personne n’a regardé votre dossier de santé cette année.'
    : plural(
        count,
        'Une personne a regardé votre dossier de santé cette année.',
        `${count} personnes ont regardé votre dossier de santé cette année.`,
      )

/** Sentence first, then who, when, why; what was refused; how to say « I do not know them » without a screen. No document, no word of health. */
export const wordsOfYear = (
  entries: readonly TraceEntry[],
  { from, to, holderName }: Year,
  { phone, postalAddress }: Answering,
): Pick<Letter, 'subject' | 'blocks'> => {
  const readThatDay = readingsOf(entries)
  const seen = entries
    .filter(({ actor }) => CARE.has(actor.kind))
    .map((entry): Seen => ({ entry, ...verdictOf(entry, { holderName, readThatDay: readThatDay(entry) }) }))
    .filter(({ verdict, entry }) => verdict !== 'own' && entry.outcome !== 'absent')
  const refused = peopleOf(seen.filter(({ entry }) => entry.outcome === 'refused'))
  const looked = seen.filter(({ entry }) => entry.outcome === 'granted')
  const toCheck = peopleOf(looked.filter(({ verdict }) => verdict === 'to-check'))
  const all = peopleOf(looked)
  return {
    subject: 'Qui a regardé votre dossier',
    blocks: [
      { kind: 'paragraph', text: firstSentence(all.length), isStrong: true },
      {
        kind: 'paragraph',
        text:
          toCheck.length === 0
            ? 'Rien ne nous paraît étrange.'
            : plural(toCheck.length, 'Un accès est à vérifier avec vous.', `${toCheck.length} personnes sont à vérifier avec vous.`),
      },
      { kind: 'paragraph', text: `Cette lettre va du ${dateInWords(from)} au ${dateInWords(to)}.` },
      ...blocksOf('À vérifier', toCheck),
      ...blocksOf(toCheck.length === 0 ? 'Qui a regardé' : 'Toutes ces personnes', all),
      ...blocksOf('Accès refusés', refused),
      { kind: 'heading', text: 'Vous ne connaissez pas quelqu’un ?' },
      { kind: 'paragraph', text: `Appelez le ${phone}. Ou écrivez à : ${postalAddress}` },
      { kind: 'paragraph', text: 'Dites le nom et le jour. Nous demandons une explication. Vous avez une réponse en un mois.' },
      { kind: 'paragraph', text: 'Vous ne voulez plus cette lettre ? Dites-le au même numéro.' },
    ],
  }
}
