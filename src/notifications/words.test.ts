import { describe, expect, test } from 'vitest'
import { NOTICE_TEMPLATES } from '../kernel/notice.ts'
import { payloadOf } from '../platform/push/transport.ts'
import { CATEGORY_IDS, categoryOf, documentClasses, documentTypes } from '../policy/index.ts'
import { professions } from '../policy/terminology/code-sets.ts'
import * as specialtyTable from '../policy/terminology/data/specialties.table.ts'
import { codeSet } from '../policy/terminology/parse-table.ts'
import { rows as plainNames } from '../policy/terminology/people.table.ts'
import { TERM_KINDS, termsOf } from '../profile/index.ts'
import { dictionary } from '../views/search/dictionary.ts'
import { digestMail, LANGUAGES, mailOf, PUSH_WORDS, TEMPLATES, trialMail } from './words.ts'

/** Everything that leaves the house, in each language: mail of each notice, of a digest, of a trial; the push. */
const leaving: readonly string[] = LANGUAGES.flatMap(language => [
  ...[...NOTICE_TEMPLATES.map(template => mailOf(template, language)), digestMail(language), trialMail(language)].map(
    ({ subject, text }) => `${subject}\n${text}`,
  ),
  payloadOf(PUSH_WORDS[language], '00000000-0000-4000-8000-000000000000').toString('utf8'),
])

const categories = documentTypes.flatMap(({ code }) => {
  const { label, labelEn } = categoryOf(code)
  return [label, labelEn]
})

/** What a paper, a trade, a place of care, an illness, a drug is called here: published sets, our plain words, and the dictionary of the search. */
const CALLED: readonly string[] = [
  ...documentTypes.map(({ display }) => display),
  ...documentClasses().map(({ display }) => display),
  ...categories,
  ...plainNames
    .trim()
    .split('\n')
    .flatMap(row => row.split('|').slice(2)),
  ...professions().map(({ display }) => display),
  ...codeSet(specialtyTable)
    .all()
    .map(({ display }) => display),
  ...TERM_KINDS.flatMap(kind => termsOf(kind).flatMap(({ plain, medical, also }) => [plain, medical, ...also])),
  ...dictionary().groups.flatMap(group => group.map(({ label }) => label)),
]

const flat = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const wordsIn = (text: string): readonly string[] => flat(text).match(/\p{L}{4,}/gu) ?? []

/** Everyday words that some of those names are made of, read one by one: none of them tells of health where it stands in a message. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'added ajoute appareil attestation avec carnet certificate compte dans demande dossier follow from nouveau personne pour request securite suite tout vous with'.split(
    ' ',
  ),
)

describe('whatever leaves the house', () => {
  test('is compared with what things of health are called: thousands of names, and both languages', () => {
    expect(CATEGORY_IDS.length).toBeGreaterThan(8)
    expect([new Set(CALLED).size > 1_500, leaving.length]).toEqual([true, 2 * (NOTICE_TEMPLATES.length + 3)])
  })

  test('holds none of their words, but everyday ones that were looked at', () => {
    const said = new Set(leaving.flatMap(wordsIn))
    const found = new Set(CALLED.flatMap(wordsIn).filter(word => said.has(word) && !EVERYDAY.has(word)))
    expect([...found].toSorted()).toEqual([])
  })

  test('the check finds a name that is there', () => {
    const spoilt = wordsIn('Votre ordonnance de Doliprane du cardiologue, une mammographie')
    expect(spoilt.filter(word => CALLED.some(name => wordsIn(name).includes(word)))).toEqual(
      expect.arrayContaining(['ordonnance', 'doliprane', 'cardiologue', 'mammographie']),
    )
  })

  test('is one of few messages: but for security, the same words whatever it is about', () => {
    for (const language of LANGUAGES) {
      const mails = NOTICE_TEMPLATES.map(template => mailOf(template, language))
      const ordinary = mails.filter(({ subject }) => subject === digestMail(language).subject)
      expect(new Set(ordinary.map(({ text }) => text)).size).toBe(1)
      expect(ordinary.length).toBeGreaterThan(20)
      for (const { subject, text } of mails) expect(`${subject} ${text}`).not.toMatch(/https?:|\{|\$|undefined/)
    }
  })
})

test('each notice has its words in both languages, sentences of at most 25 words, French as it is printed', () => {
  for (const [template, { fr, en }] of Object.entries(TEMPLATES)) {
    expect([
      template,
      new Set<string>([fr, en]).size === 1,
      fr.includes("'"),
      /[^\u00a0\u202f][?;!]|[^\u00a0]»|«[^\u00a0]/.test(fr),
    ]).toEqual([template, false, false, false])
    for (const text of [fr, en]) for (const sentence of text.split(/[.?!] /)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25)
  }
})
