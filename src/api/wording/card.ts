import { type CardFace, dateInWords } from '../../platform/print/index.ts'
import { fromIso } from '../../kernel/instant.ts'
import type { Card, CardBlock, CardItem, CardTag } from '../../views/index.ts'
import { CARD_BLOCKS } from '../../views/index.ts'

type Words = {
  readonly lang: CardFace['lang']
  readonly title: string
  readonly about: (born: string, sex: Card['holder']['sex']) => string
  readonly day: (date: string) => string
  readonly blocks: Readonly<Record<CardBlock, string>>
  readonly tags: Readonly<Record<CardTag, string>>
  readonly colon: string
  readonly more: (left: number) => string
  readonly foot: (day: string) => string
  /** On a card that bears a code. */
  readonly read: string
  readonly code: string
}

/** Birth dates of the register may have a month or a day that no calendar has: then it is printed as it is. */
const known = (date: string, say: (real: string) => string): string => (Number.isNaN(Date.parse(`${date}T12:00:00Z`)) ? date : say(date))
const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const SEX_FR = { F: 'née le', M: 'né le', U: 'date de naissance\u00a0:' } as const

const WORDS: Readonly<Record<Card['language'], Words>> = {
  fr: {
    lang: 'fr-FR',
    title: 'Carte d’urgence',
    about: (born, sex) => `${SEX_FR[sex]} ${born}`,
    day: date => known(date, real => dateInWords(fromIso(`${real}T12:00:00Z`))),
    blocks: {
      danger: 'Danger',
      treatments: 'Traitements',
      conditions: 'Maladies',
      contacts: 'Personnes à prévenir',
      wishes: 'Volontés',
    },
    tags: {
      'severe-allergy': 'Allergie grave',
      anticoagulant: 'Anticoagulant',
      implant: 'Implant',
      pregnancy: 'Grossesse',
      transplant: 'Greffe',
      'rare-disease': 'Maladie rare',
      allergy: 'Allergie',
      'no-allergy': 'Aucune allergie connue',
      'no-treatment': 'Aucun traitement',
      'blood-group': 'Groupe sanguin (à vérifier)',
      'trusted-person': 'Personne de confiance',
      directives: 'Directives anticipées\u00a0: oui',
    },
    colon: '\u00a0: ',
    more: left => `+ ${left} à lire dans le dossier`,
    foot: day => `Déclaré le ${day}.`,
    read: ' Soignant\u00a0: lisez ce code dans Carnet.',
    code: 'Code de la carte',
  },
  en: {
    lang: 'en-GB',
    title: 'Emergency card',
    about: born => `born ${born}`,
    day: date => known(date, real => ENGLISH_DAY.format(new Date(`${real}T12:00:00Z`))),
    blocks: { danger: 'Danger', treatments: 'Medicines', conditions: 'Conditions', contacts: 'People to call', wishes: 'Wishes' },
    tags: {
      'severe-allergy': 'Severe allergy',
      anticoagulant: 'Blood thinner',
      implant: 'Implant',
      pregnancy: 'Pregnancy',
      transplant: 'Transplant',
      'rare-disease': 'Rare disease',
      allergy: 'Allergy',
      'no-allergy': 'No known allergy',
      'no-treatment': 'No medicine',
      'blood-group': 'Blood group (to be checked)',
      'trusted-person': 'Trusted person',
      directives: 'Advance directives: yes',
    },
    colon: ': ',
    more: left => `+ ${left} to read in the record`,
    foot: day => `Stated on ${day}.`,
    read: ' Carers: read this code in Carnet.',
    code: 'Code of the card',
  },
}

const DANGEROUS: ReadonlySet<CardTag> = new Set(['severe-allergy', 'anticoagulant', 'implant', 'pregnancy', 'transplant', 'rare-disease'])

/** As it stands on the card. */
export const cardText = ({ tag, text, detail }: CardItem, language: Card['language']): string => {
  const { tags, colon } = WORDS[language]
  const said = text === '' ? '' : detail === '' ? text : `${text} (${detail})`
  if (tag === null) return said
  return said === '' ? tags[tag] : `${tags[tag]}${colon}${said}`
}

/** What is printed and what is shown beside it come from here. `today`: `YYYY-MM-DD`. */
export const cardFaceOf = ({ language, holder, items, code }: Card, today: string): CardFace => {
  const words = WORDS[language]
  const blocks = CARD_BLOCKS.flatMap(block => {
    const lines = items
      .filter(item => item.block === block && item.shown)
      .map(item => ({
        text: cardText(item, language),
        ...(item.tag !== null && DANGEROUS.has(item.tag) ? { isStrong: true as const } : {}),
      }))
    return lines.length === 0 ? [] : [{ title: words.blocks[block], lines, ...(block === 'danger' ? { isStrong: true as const } : {}) }]
  })
  return {
    lang: words.lang,
    title: words.title,
    name: holder.name,
    about: words.about(words.day(holder.birthDate), holder.sex),
    blocks,
    more: words.more,
    foot: `${words.foot(words.day(today))}${code === null ? '' : words.read}`,
    code: code === null ? null : { label: words.code, text: code.text },
  }
}
