import { dateInWords, type Block, type Fact } from '../../platform/print/index.ts'
import { fromIso } from '../../kernel/instant.ts'
import type { TrustedPerson } from '../../profile/index.ts'
import type { DirectivesWritten } from '../contract/index.ts'

/** As the paper names its writer. */
export type Signer = { readonly name: string; readonly birthDate: string; readonly birthPlace?: string }

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

/** `12 mars 2019`, `mars 2019`, `2019`. */
const dateAsKnown = (date: string): string => {
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return dateInWords(fromIso(`${date}T12:00:00Z`))
  return month === undefined ? year : `${MONTHS[Number(month) - 1] ?? ''} ${year}`
}

const isDay = (date: string): boolean => date.length === 'YYYY-MM-DD'.length

const writer = ({ name, birthDate }: Signer): readonly Fact[] => [
  { label: 'Nom et prénoms', value: name },
  { label: 'Né(e) le', value: dateAsKnown(birthDate) },
]

const SIGN: readonly Block[] = [
  {
    kind: 'facts',
    rows: [
      { label: 'Fait à', value: '……………………………………………' },
      { label: 'Le', value: '……………………………………………' },
    ],
  },
  { kind: 'paragraph', text: 'Signature :', isStrong: true },
  { kind: 'paragraph', text: ' \n \n ' },
]

/** CSP L.1111-6: designated in writing, countersigned by the person it names. */
export const trustedPersonForm = (signer: Signer, named: TrustedPerson): readonly Block[] => [
  { kind: 'paragraph', text: 'Désignation prévue par l’article L.1111-6 du Code de la santé publique.' },
  { kind: 'heading', text: 'Je soussigné(e)' },
  { kind: 'facts', rows: writer(signer) },
  { kind: 'heading', text: 'désigne comme personne de confiance' },
  {
    kind: 'facts',
    rows: [
      { label: 'Nom et prénoms', value: named.name },
      { label: 'Né(e) le', value: named.birthDate === undefined ? '……………………' : dateAsKnown(named.birthDate) },
      { label: 'Lien avec moi', value: named.relationship ?? '……………………' },
      { label: 'Téléphone', value: named.phone ?? '……………………' },
      { label: 'Adresse', value: named.address ?? '……………………………………………' },
    ],
  },
  {
    kind: 'list',
    items: [
      'Elle peut m’accompagner dans mes démarches et assister aux entretiens médicaux.',
      'Si je ne peux plus m’exprimer, elle dit ce que j’aurais voulu. Son témoignage l’emporte sur tout autre.',
      'Elle ne décide pas à ma place et n’a pas accès à mon dossier de ce seul fait.',
    ],
  },
  { kind: 'paragraph', text: 'Je peux changer d’avis à tout moment, par écrit.' },
  ...SIGN,
  { kind: 'heading', text: 'La personne de confiance' },
  { kind: 'paragraph', text: 'J’accepte d’être la personne de confiance de la personne nommée ci-dessus.' },
  ...SIGN,
]

const MODELS: Readonly<Record<DirectivesWritten['model'], string>> = {
  'in-good-health': 'Modèle pour une personne qui n’a pas de maladie grave.',
  'seriously-ill': 'Modèle pour une personne qui a une maladie grave ou qui pense être proche de la fin de sa vie.',
}

/** CSP L.1111-11, R.1111-17: written, dated and signed by an adult who names herself. */
export const directivesPaper = (signer: Signer, { model, answers, witnesses = [], writtenOn }: DirectivesWritten): readonly Block[] => [
  { kind: 'paragraph', text: 'Directives anticipées prévues par l’article L.1111-11 du Code de la santé publique.' },
  { kind: 'paragraph', text: MODELS[model] },
  { kind: 'heading', text: 'Je soussigné(e)' },
  { kind: 'facts', rows: [...writer(signer), { label: isDay(writtenOn) ? 'Écrites le' : 'Écrites en', value: dateAsKnown(writtenOn) }] },
  ...answers.flatMap(({ question, answer }): readonly Block[] =>
    answer === '' ? [] : [{ kind: 'heading', text: question }, ...answer.split('\n').map(text => ({ kind: 'paragraph' as const, text }))],
  ),
  ...(witnesses.length === 0
    ? []
    : [
        { kind: 'heading' as const, text: 'Témoins' },
        { kind: 'list' as const, items: witnesses },
      ]),
  {
    kind: 'paragraph',
    text: 'Ces directives remplacent toutes celles que j’ai écrites avant. Je peux les changer ou les annuler à tout moment.',
  },
  ...SIGN,
]
