import { fold, stem, wordsOf } from '../../documents/index.ts'
import type { Piece } from './model.ts'
import type { Way } from './question.ts'

const BEFORE = 60
const LENGTH = 200
/** Where a mark is looked for; further down, nobody reads an extract for it. */
const LOOKED_AT = 400_000
const MOST_MARKS = 60

const LETTERS: Readonly<Record<string, string>> = {
  a: 'aàáâäã',
  c: 'cç',
  e: 'eèéêë',
  i: 'iìíîï',
  n: 'nñ',
  o: 'oòóôöœ',
  u: 'uùúûü',
  y: 'yÿ',
}

/** What words of this form begin with, whatever their accents. */
const beginning = (form: string): string =>
  [...form.slice(0, Math.max(2, Math.min(6, form.length - 1)))]
    .join('')
    .replaceAll('oe', '(?:oe|œ)')
    .replace(/[a-z](?![^(]*\))/g, letter => (LETTERS[letter] === undefined ? letter : `[${LETTERS[letter]}]`))

type Mark = { readonly start: number; readonly end: number; readonly form: string }

/** Words of a text whose form was found; each is compared whole, the expression only says where to look. */
export const marksIn = (text: string, ways: readonly Way[]): readonly Mark[] => {
  const exact = new Set(ways.filter(({ nearness }) => nearness !== 'beginning').flatMap(({ forms }) => forms))
  const begun = ways.filter(({ nearness }) => nearness === 'beginning').flatMap(({ forms }) => forms)
  const forms = [...exact, ...begun]
  if (forms.length === 0) return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.map(beginning).join('|')})[\\p{L}\\p{N}\\p{M}]*`, 'giu')
  const marks: Mark[] = []
  for (const found of text.slice(0, LOOKED_AT).matchAll(pattern)) {
    const [word = ''] = wordsOf(fold(found[0]))
    const form = stem(word)
    if (exact.has(form) || begun.some(one => word.startsWith(one)))
      marks.push({ start: found.index, end: found.index + found[0].length, form })
    if (marks.length >= MOST_MARKS) break
  }
  return marks
}

export const marked = (text: string, marks: readonly Mark[]): readonly Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, end } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/** Marks that stand most together, the different ones first. */
const bestStart = (marks: readonly Mark[]): number => {
  let best = 0
  let most = 0
  marks.forEach(({ start }, i) => {
    const inside = marks.filter(mark => mark.start >= start && mark.end <= start + LENGTH - BEFORE)
    const worth = new Set(inside.map(({ form }) => form)).size * 100 + inside.length
    if (worth > most) {
      most = worth
      best = i
    }
  })
  return marks[best]?.start ?? 0
}

/** Words around what was found, cut between words; nothing when these texts do not hold it. The title, which a CDA repeats, is shown already. */
export const extractOf = (texts: readonly string[], ways: readonly Way[], title = ''): readonly Piece[] => {
  for (const whole of texts) {
    const text = whole.startsWith(title) ? whole.slice(title.length) : whole
    const marks = marksIn(text, ways)
    if (marks.length === 0) continue
    const first = bestStart(marks)
    const from = first <= BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE) + 1 || Math.max(0, first - BEFORE)
    const wanted = Math.min(text.length, from + LENGTH)
    const to = wanted === text.length ? wanted : Math.max(text.lastIndexOf(' ', wanted), first + 20)
    const inside = marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(mark => ({ ...mark, start: mark.start - from, end: mark.end - from }))
    const around = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''] as const
    const pieces = marked(text.slice(from, to).replace(/\s/g, ' '), inside)
    return [
      ...(around[0] === '' ? [] : [{ text: around[0], marked: false }]),
      ...pieces,
      ...(around[1] === '' ? [] : [{ text: around[1], marked: false }]),
    ]
  }
  return []
}
