import { expect, test } from 'vitest'
import { en as deskSignInEn } from './desk/sign-in/words/en.ts'
import { fr as deskSignInFr } from './desk/sign-in/words/fr.ts'
import { en as deskEn } from './desk/words/en.ts'
import { fr as deskFr } from './desk/words/fr.ts'
import { en as emergencyEn } from './emergency/words/en.ts'
import { fr as emergencyFr } from './emergency/words/fr.ts'
import { en as sharingEn } from './patient/access/words/en.ts'
import { fr as sharingFr } from './patient/access/words/fr.ts'
import { enRules as rulesEn } from './patient/access/words/en-rules.ts'
import { frRules as rulesFr } from './patient/access/words/fr-rules.ts'
import { en as accountEn } from './patient/account/words/en.ts'
import { fr as accountFr } from './patient/account/words/fr.ts'
import { en as addEn } from './patient/add/words/en.ts'
import { fr as addFr } from './patient/add/words/fr.ts'
import { en as cardEn } from './patient/card/words/en.ts'
import { fr as cardFr } from './patient/card/words/fr.ts'
import { en as readerEn } from './patient/document/words/en.ts'
import { fr as readerFr } from './patient/document/words/fr.ts'
import { en as papersEn } from './patient/documents/words/en.ts'
import { fr as papersFr } from './patient/documents/words/fr.ts'
import { en as followedEn } from './patient/followed/words/en.ts'
import { fr as followedFr } from './patient/followed/words/fr.ts'
import { en as homeEn } from './patient/home/words/en.ts'
import { fr as homeFr } from './patient/home/words/fr.ts'
import { enActs as actsEn } from './patient/looks/words/en-acts.ts'
import { frActs as actsFr } from './patient/looks/words/fr-acts.ts'
import { en as looksEn } from './patient/looks/words/en.ts'
import { fr as looksFr } from './patient/looks/words/fr.ts'
import { en as lifeEn } from './patient/my-data/words/en.ts'
import { fr as lifeFr } from './patient/my-data/words/fr.ts'
import { enWishes as wishesEn } from './patient/health/words/en-wishes.ts'
import { frWishes as wishesFr } from './patient/health/words/fr-wishes.ts'
import { en as healthEn } from './patient/health/words/en.ts'
import { fr as healthFr } from './patient/health/words/fr.ts'
import { en as timePageEn } from './patient/timeline/words/en.ts'
import { fr as timePageFr } from './patient/timeline/words/fr.ts'
import { en as noticesEn } from './patient/notices/words/en.ts'
import { fr as noticesFr } from './patient/notices/words/fr.ts'
import { en as requestsEn } from './patient/requests/words/en.ts'
import { fr as requestsFr } from './patient/requests/words/fr.ts'
import { en as consoleEn } from './console/words/en.ts'
import { fr as consoleFr } from './console/words/fr.ts'
import { en as patientEn } from './patient/words/en.ts'
import { fr as patientFr } from './patient/words/fr.ts'
import { en as placesEn } from './patient/places/words/en.ts'
import { fr as placesFr } from './patient/places/words/fr.ts'
import { en as relativesEn } from './patient/relatives/words/en.ts'
import { fr as relativesFr } from './patient/relatives/words/fr.ts'
import { en as findEn } from './professional/find/words/en.ts'
import { fr as findFr } from './professional/find/words/fr.ts'
import { en as signInEn } from './professional/sign-in/words/en.ts'
import { fr as signInFr } from './professional/sign-in/words/fr.ts'
import { en as sendingsEn } from './professional/sendings/words/en.ts'
import { fr as sendingsFr } from './professional/sendings/words/fr.ts'
import { en as careEn } from './professional/care/words/en.ts'
import { fr as careFr } from './professional/care/words/fr.ts'
import { en as readingEn } from './professional/record/reading/words/en.ts'
import { fr as readingFr } from './professional/record/reading/words/fr.ts'
import { en as synthesisEn } from './professional/record/words/en.ts'
import { fr as synthesisFr } from './professional/record/words/fr.ts'
import { en as professionalEn } from './professional/words/en.ts'
import { fr as professionalFr } from './professional/words/fr.ts'
import { en as demoEn } from './public/demo/words/en.ts'
import { fr as demoFr } from './public/demo/words/fr.ts'
import { en as pagesEn } from './public/pages/words/en.ts'
import { fr as pagesFr } from './public/pages/words/fr.ts'
import { en as postEn } from './public/post/words/en.ts'
import { fr as postFr } from './public/post/words/fr.ts'
import { en as refuseEn } from './public/refuse/words/en.ts'
import { fr as refuseFr } from './public/refuse/words/fr.ts'
import { en as understandEn } from './public/understand/words/en.ts'
import { fr as understandFr } from './public/understand/words/fr.ts'
import { en as doorEn } from './public/sign-in/words/en.ts'
import { fr as doorFr } from './public/sign-in/words/fr.ts'
import { en as publicEn } from './public/words/en.ts'
import { fr as publicFr } from './public/words/fr.ts'
import { en as meaningEn } from './patient/document/meaning/en.ts'
import { fr as meaningFr } from './patient/document/meaning/fr.ts'
import { en as patientEasyEn } from './patient/easy/words/en.ts'
import { fr as patientEasyFr } from './patient/easy/words/fr.ts'
import { en as displayEn } from './public/display/words/en.ts'
import { fr as displayFr } from './public/display/words/fr.ts'
import { en as easyEn } from './public/easy/words/en.ts'
import { fr as easyFr } from './public/easy/words/fr.ts'
import { en as frameEn } from './ui/easy/words/en.ts'
import { fr as frameFr } from './ui/easy/words/fr.ts'
import { en as timelineEn } from './ui/timeline/words/en.ts'
import { fr as timelineFr } from './ui/timeline/words/fr.ts'
import { en as commonEn } from './ui/words/en.ts'
import { fr as commonFr } from './ui/words/fr.ts'

/** What is said to who reads easily. */
const EASY_FRENCH = { easy: easyFr, patientEasy: patientEasyFr, meaning: meaningFr, frame: frameFr }
const EASY_ENGLISH = { easy: easyEn, patientEasy: patientEasyEn, meaning: meaningEn, frame: frameEn }

type Said = { readonly key: string; readonly text: string }

/** Every sentence of a catalogue; a function is asked with 0, 1 and 3, a name and a date. */
const sentences = (words: object, path = ''): readonly Said[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]): readonly Said[] => {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') return [{ key: here, text: value }]
    if (typeof value === 'function') {
      const say: (...values: readonly unknown[]) => string = (...values) => Reflect.apply(value, undefined, values)
      return [0, 1, 3].map(n => ({ key: `${here}(${n})`, text: say(n, n, n) }))
    }
    return typeof value === 'object' && value !== null ? sentences(value, here) : []
  })

const FRENCH = {
  ...EASY_FRENCH,
  display: displayFr,
  common: commonFr,
  sharing: sharingFr,
  account: accountFr,
  card: cardFr,
  door: doorFr,
  public: publicFr,
  post: postFr,
  refuse: refuseFr,
  understand: understandFr,
  add: addFr,
  papers: papersFr,
  reader: readerFr,
  home: homeFr,
  rules: rulesFr,
  acts: actsFr,
  looks: looksFr,
  life: lifeFr,
  patient: patientFr,
  notices: noticesFr,
  requests: requestsFr,
  console: consoleFr,
  followed: followedFr,
  health: healthFr,
  timePage: timePageFr,
  timeline: timelineFr,
  wishes: wishesFr,
  places: placesFr,
  relatives: relativesFr,
  professional: professionalFr,
  find: findFr,
  care: careFr,
  sendings: sendingsFr,
  synthesis: synthesisFr,
  reading: readingFr,
  emergency: emergencyFr,
  demo: demoFr,
  pages: pagesFr,
  signIn: signInFr,
  desk: deskFr,
  deskSignIn: deskSignInFr,
}
const ENGLISH = {
  ...EASY_ENGLISH,
  display: displayEn,
  common: commonEn,
  sharing: sharingEn,
  account: accountEn,
  card: cardEn,
  door: doorEn,
  public: publicEn,
  post: postEn,
  refuse: refuseEn,
  understand: understandEn,
  add: addEn,
  papers: papersEn,
  reader: readerEn,
  home: homeEn,
  rules: rulesEn,
  acts: actsEn,
  looks: looksEn,
  life: lifeEn,
  patient: patientEn,
  notices: noticesEn,
  requests: requestsEn,
  console: consoleEn,
  followed: followedEn,
  health: healthEn,
  timePage: timePageEn,
  timeline: timelineEn,
  wishes: wishesEn,
  places: placesEn,
  relatives: relativesEn,
  professional: professionalEn,
  find: findEn,
  care: careEn,
  sendings: sendingsEn,
  synthesis: synthesisEn,
  reading: readingEn,
  emergency: emergencyEn,
  demo: demoEn,
  pages: pagesEn,
  signIn: signInEn,
  desk: deskEn,
  deskSignIn: deskSignInEn,
}
const french = sentences(FRENCH)
const english = sentences(ENGLISH)

const withKey = (said: readonly Said[], wrong: (text: string) => boolean): readonly string[] =>
  said.filter(({ text }) => wrong(text)).map(({ key, text }) => `${key}: ${text}`)

test('French and English say the same things, and both say something', () => {
  expect(french.length).toBeGreaterThan(600)
  expect(english.map(({ key }) => key)).toEqual(french.map(({ key }) => key))
  expect(withKey(french, text => text.includes('undefined') || text.includes('[object'))).toEqual([])
})

test('French typography: no breaking space before a double sign nor inside quotes, curly apostrophes', () => {
  expect(withKey(french, text => / [:;?!»%]|« /.test(text))).toEqual([])
  expect(withKey(french, text => /[^\u00a0\s][;?!»]|«[^\u00a0]/u.test(text))).toEqual([])
  expect(withKey(french, text => text.includes("'"))).toEqual([])
})

const BANNED = [
  'habilitation',
  'opposable',
  'bris de glace',
  'au titre de',
  'titulaire',
  'ayant droit',
  'alimenter',
  'dématérialis',
  'susmentionn',
  'le cas échéant',
  'veuillez',
  'DMP',
  'VSM',
]

test('what patients read holds none of the administrative words', () => {
  const read = sentences({
    ...EASY_FRENCH,
    display: displayFr,
    common: commonFr,
    public: publicFr,
    demo: demoFr,
    pages: pagesFr,
    post: postFr,
    refuse: refuseFr,
    understand: understandFr,
    add: addFr,
    card: cardFr,
    papers: papersFr,
    reader: readerFr,
    home: homeFr,
    rules: rulesFr,
    acts: actsFr,
    looks: looksFr,
    life: lifeFr,
    patient: patientFr,
    places: placesFr,
    relatives: relativesFr,
  })
  expect(withKey(read, text => BANNED.some(word => text.toLocaleLowerCase('fr').includes(word.toLocaleLowerCase('fr'))))).toEqual([])
})

const wordsOf = (sentence: string): number => sentence.split(/[\s\u00a0]+/).filter(word => /\p{L}|\d/u.test(word)).length

test('patients read short sentences: 25 words at most, 15 on average', () => {
  const read = sentences({
    ...EASY_FRENCH,
    display: displayFr,
    common: commonFr,
    public: publicFr,
    demo: demoFr,
    pages: pagesFr,
    post: postFr,
    refuse: refuseFr,
    understand: understandFr,
    add: addFr,
    card: cardFr,
    papers: papersFr,
    reader: readerFr,
    home: homeFr,
    rules: rulesFr,
    acts: actsFr,
    looks: looksFr,
    life: lifeFr,
    patient: patientFr,
    places: placesFr,
    relatives: relativesFr,
  }).flatMap(({ key, text }) =>
    text
      .split(/(?<=[.?!])\s/)
      .filter(part => /[.?!]$/.test(part))
      .map(part => ({ key, text: part })),
  )
  expect(withKey(read, text => wordsOf(text) > 25)).toEqual([])
  expect(read.reduce((sum, { text }) => sum + wordsOf(text), 0) / read.length).toBeLessThan(15)
})

const EASY_WORDS = 12
/** Where a second sentence begins. */
const SECOND = /[.?!]\u00a0?\s+\p{Lu}/u

test('easy words: twelve a sentence at most, one idea a line, in both languages', () => {
  const easy = [...sentences(EASY_FRENCH), ...sentences(EASY_ENGLISH)]
  expect(easy.length).toBeGreaterThan(500)
  expect(withKey(easy, text => wordsOf(text) > EASY_WORDS)).toEqual([])
  expect(withKey(easy, text => SECOND.test(text))).toEqual([])
  expect(withKey(easy, text => /[;(…]/.test(text))).toEqual([])
})
