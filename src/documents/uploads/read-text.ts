import type { Traits } from '../../identity/index.ts'

/** What a page of words tells of itself; nothing that is not written there. */
export type Told = {
  /** Partial ISO 8601. */
  readonly date?: string
  readonly typeCode?: string
  readonly person?: { readonly name: string; readonly birthDate?: string; readonly verdict: 'same' | 'other' }
}

const MONTHS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre']

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const two = (part: string | number): string => String(part).padStart(2, '0')

const DAY_IN_WORDS = new RegExp(String.raw`\b(\d{1,2})(?:er)?\s+(${MONTHS.join('|')})\s+(\d{4})\b`, 'g')
const DAY_IN_DIGITS = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g
/** What stands before a date that is not the document's own. */
const OF_BIRTH = /(?:\bnee?\b|\bne\(e\)|naissance|\bddn\b)[^\n]{0,25}$/

type Found = { readonly iso: string; readonly at: number; readonly isBirth: boolean }

const datesIn = (text: string): readonly Found[] => {
  const inWords = [...text.matchAll(DAY_IN_WORDS)].map(({ 1: day = '', 2: month = '', 3: year = '', index }) => {
    return { iso: `${year}-${two(MONTHS.indexOf(month) + 1)}-${two(day)}`, at: index }
  })
  const inDigits = [...text.matchAll(DAY_IN_DIGITS)].map(({ 1: day = '', 2: month = '', 3: year = '', index }) => {
    return { iso: `${year}-${two(month)}-${two(day)}`, at: index }
  })
  return [...inWords, ...inDigits]
    .filter(({ iso }) => isDay(iso))
    .map(({ iso, at }) => ({ iso, at, isBirth: OF_BIRTH.test(text.slice(Math.max(0, at - 40), at)) }))
    .toSorted((one, other) => one.at - other.at)
}

const isDay = (iso: string): boolean => {
  const day = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(iso)
}

/** Types of class 90, which a person files under, by words that only such a paper holds. The first that matches. */
const TYPES: readonly (readonly [string, RegExp])[] = [
  ['EXPPAT_3', /directives anticipees/],
  ['EXPPAT_1', /personne de confiance|don d.organes/],
  ['DOCPAT04', /\b(?:irm|scanner|radiographie|echographie|mammographie|scintigraphie|imagerie medicale)\b/],
  ['DOCPAT05', /\b(?:hemogramme|numeration|biologie medicale|laboratoire d.analyses|glycemie|creatinine|hemoglobine)\b/],
  ['DOCPAT06', /\b(?:vaccination|vaccin|depistage)\b/],
  ['DOCPAT02', /\b(?:ordonnance|posologie|comprimes? (?:matin|par jour))\b/],
  ['DOCPAT07', /\bcertificat\b/],
  ['DOCPAT03', /\bcompte[- ]rendu\b/],
  ['DOCPAT09', /\b(?:facture|attestation|feuille de soins|mutuelle|bulletin d.hospitalisation)\b/],
]

/** « Patient : », « Nom : », « Madame Zoé MARTIN, née le … »: a name where a paper says whose it is. Doctors are named elsewhere. */
const NAMED: readonly RegExp[] = [
  /(?:patiente?|nom(?: de naissance| du patient| et prenom)?|concernant|beneficiaire|assuree?)\s*:\s*((?:m\.|mme|mlle|monsieur|madame)?\s*[\p{L}'’-]+(?:[ \t]+[\p{L}'’-]+){0,3})/u,
  /\b(?:m\.|mme|mlle|monsieur|madame|enfant)\s+([\p{L}'’-]+(?:[ \t]+[\p{L}'’-]+){1,3}),?\s*(?:,\s*)?nee?\(?e?\)?\s+le/u,
]
const CIVILITY = /^(?:m\.|mme|mlle|monsieur|madame)\s+/

const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 1)

/** Every name she bears, as words. */
const namesOf = ({ birthName, usedName, birthFirstNames, usedFirstName }: Traits): ReadonlySet<string> =>
  new Set([birthName, usedName ?? '', usedFirstName ?? '', ...birthFirstNames].flatMap(wordsOf))

/**
 * Reads the words of a first page: the day it was written (not the birth), whose it is, what it is. A name is `other` when it is given as the patient's
 * and shares no word with hers, or when another birth is told; else nothing is said of it.
 */
export const readText = (written: string, holder: Traits): Told => {
  const text = plain(written.slice(0, 20_000))
  const dates = datesIn(text)
  const date = dates.find(({ isBirth }) => !isBirth)?.iso
  const birth = dates.find(({ isBirth }) => isBirth)?.iso
  const typeCode = TYPES.find(([, words]) => words.test(text))?.[0]
  const person = personIn(text, written, holder, birth)
  return {
    ...(date === undefined ? {} : { date }),
    ...(typeCode === undefined ? {} : { typeCode }),
    ...(person === undefined ? {} : { person }),
  }
}

const personIn = (text: string, written: string, holder: Traits, birth: string | undefined): Told['person'] => {
  const named = NAMED.map(pattern => pattern.exec(text)?.[1]).find(name => name !== undefined)
  if (named === undefined) return undefined
  return personNamed(asWritten(written, named.replace(CIVILITY, '').trim()), birth, holder)
}

/** `other`: no word of it is one of her names, or another birth is told. */
export const personNamed = (name: string, birth: string | undefined, holder: Traits): NonNullable<Told['person']> => {
  const hers = namesOf(holder)
  const isHers = wordsOf(name).some(word => hers.has(word)) && (birth === undefined || birth === holder.birthDate)
  return { name, ...(birth === undefined ? {} : { birthDate: birth }), verdict: isHers ? 'same' : 'other' }
}

/** With its own capitals and accents, when its letters are found again. */
const asWritten = (written: string, name: string): string => {
  const composed = written.normalize('NFC')
  const at = plain(composed).indexOf(name)
  const found = composed.slice(at, at + name.length)
  return at >= 0 && plain(found) === name ? found : name
}
