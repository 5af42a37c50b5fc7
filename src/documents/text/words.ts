/**
 * Words of French text as the search knows them: without accents or elisions, in the singular. What is stored and what is asked go through the same
 * functions; when they change, `ANALYSIS` changes with them.
 */
export const ANALYSIS = 1

/** Lower case, no accents, ligatures undone: `Œdème` → `oedeme`. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")

/** An elided article or pronoun before a word. */
const ELIDED = /(?<![a-z0-9])(?:l|d|qu|j|m|n|s|t|c|jusqu|lorsqu|puisqu)'(?=[a-z0-9])/g

/** A letter that is the whole difference: vitamine D, hépatite C. It becomes a word of its own, with what it names. */
const LETTERED = /\b(vitamine|hepatite|hemoglobine|proteine|groupe|streptocoque)s? ([a-ks])\b/g

/** Words of folded text, in order. */
export const wordsOf = (folded: string): readonly string[] =>
  folded
    .replace(LETTERED, '$1 $1$2')
    .replace(ELIDED, ' ')
    .match(/[a-z0-9]+/g) ?? []

const plural = (word: string): string => {
  if (word.length < 4) return word
  if (word.endsWith('eaux')) return word.slice(0, -1)
  if (word.endsWith('aux')) return `${word.slice(0, -2)}l`
  if (/[^s]s$/.test(word) || (word.length > 4 && word.endsWith('x'))) return word.slice(0, -1)
  return word
}

/** One form for a word and its plural or feminine: `artérielles` → `arteriel`. Light on purpose: what it confuses, nobody confuses. */
export const stem = (word: string): string => {
  if (/\d/.test(word)) return word
  let form = plural(word)
  if (form.length >= 5) form = form.replace(/e+$/, '')
  if (form.length >= 6) form = form.replace(/ier$/, 'i')
  return form.length >= 4 ? form.replace(/([a-z])\1$/, '$1') : form
}

/** Too frequent to be looked for. */
const EMPTY: ReadonlySet<string> = new Set(
  `a ai as au aux avec ce ces cet cette chez dans de des du elle en est et eu ete etre il ils je la le les leur leurs lui ma mais me mes moi mon ne nos notre
nous on ont ou par pas plus pour que qui quoi sa sans se ses si son sont sous sur ta te tes toi ton tu un une vos votre vous y l d qu j m n s t c`.split(
    /\s+/,
  ),
)

export const isEmptyWord = (word: string): boolean => EMPTY.has(word) || (word.length === 1 && !/\d/.test(word))

/** Forms of the words that count, in order. */
export const formsOf = (text: string): readonly string[] =>
  wordsOf(fold(text))
    .filter(word => !isEmptyWord(word))
    .map(stem)

const DISTINCT_WORDS = 8_000
const LONGEST_WORD = 40

/** A line a distinct form: `\nform count\n…`: one native search tells whether a word is in it, and how often. The first line is the version of the analysis. */
export const packWords = (text: string): Buffer => {
  const counts = new Map<string, number>()
  for (const form of formsOf(text)) {
    const known = counts.get(form)
    if (known !== undefined) counts.set(form, known + 1)
    else if (counts.size < DISTINCT_WORDS && form.length <= LONGEST_WORD) counts.set(form, 1)
  }
  const lines = [...counts].map(([form, count]) => `${form} ${count}`)
  return Buffer.from(`${ANALYSIS}\n${lines.join('\n')}\n`, 'latin1')
}
