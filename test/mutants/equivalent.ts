import type { Mutant } from './mutate.ts'

type Reason = { readonly file: string; readonly code: RegExp; readonly what: RegExp; readonly because: string }

/** Changes that change no answer, each with the reason why nobody can notice. */
const EQUIVALENT: readonly Reason[] = [
  {
    file: 'decide.ts',
    code: /^const hasNoBasis/,
    what: /^only «|'blocked' →|'author' →/,
    because:
      'rows 2 and 4 have answered the blocked and the author before row 6 in normal mode; the helper says its whole meaning all the same',
  },
  {
    file: 'decide.ts',
    code: /^export const READING_BY_PROFESSIONALS/,
    what: /5-leading and 6-no-basis swapped/,
    because: 'no relation is both leading and without basis',
  },
  {
    file: 'decide.ts',
    code: /^export const ACTING/,
    what: /share-reads-only and leading swapped/,
    because: 'no relation is both leading and a code that was shown',
  },
  {
    file: 'decide.ts',
    code: /^export const ACTING/,
    what: /default dropped/,
    because: 'firstMatch ends with the same no under the same name; the row is there to be read',
  },
  {
    file: 'decide.ts',
    code: /rule: 'default', when: \(\) => true/,
    what: /true/,
    because: 'the last row or the end of firstMatch: the same no under the same name',
  },
  {
    file: 'decide.ts',
    code: /^export const ACTING/,
    what: /3-emergency-refused and held-until-announcement swapped/,
    because: 'the person’s side has no cell in an emergency mode, so both never match together',
  },
  {
    file: 'decide.ts',
    code: /^export const ACTING/,
    what: /hidden-from-representatives and correction swapped|deposit and masked-and-held swapped/,
    because: 'one is about deposits, the other about everything else',
  },
  {
    file: 'decide.ts',
    code: /^export const ACTING/,
    what: /masked-and-held and doctors-in-emergency swapped|leading and seen swapped/,
    because: 'each reads another word of the same cell',
  },
  {
    file: 'decide.ts',
    code: /^const reachOf/,
    what: /always the second branch|'seen' →/,
    because: 'asked about acts only; reading has its own rules, and the branch is there for the type',
  },
  {
    file: 'decide.ts',
    code: /^return \{ answer: 'deny', rule: 'default' \}/,
    what: /./,
    because: 'every list ends with a row that always matches; what stands after it is the default of a list to come',
  },
  {
    file: 'functional-rights.table.ts',
    code: /'(?:person|representative)'/,
    what: /(?:mask|unmask) · normal: seen → settled/,
    because: '« settled » adds « not held », and what is held is denied to the person’s side by a row before',
  },
  {
    file: 'visibility.ts',
    code: /onceRepresentative \? \{ \.\.\.facts, actor: 'representative' \}/,
    what: /'representative' → '(?:occupational-doctor|secretary|structure|agent|insurer-feed)'|\.\.\.facts dropped/,
    because: 'a representative never has what is hidden from her, whatever the other facts; nor have these: the same no',
  },
  {
    file: 'visibility.ts',
    code: /scope: 'inside'|audience: 'all'/,
    what: /'inside' → 'all'|'all' → 'chosen-in'/,
    because: 'no rule tells the two apart: only « outside » and « chosen-out » hide',
  },
  {
    file: 'visibility.ts',
    code: /^(?:scope: 'outside'|matrix: false|masked: true|audience: 'chosen-out'),$/,
    what: /./,
    because: 'the probe of her own document is hidden in every way on purpose; today authorship answers before any of them',
  },
  {
    file: 'visibility.ts',
    code: /^const best/,
    what: /always the second branch/,
    because: 'today her own documents are held and hidden as others are',
  },
]

export const explain = ({ file, code, what }: Mutant): string | undefined =>
  EQUIVALENT.find(one => one.file === file && one.code.test(code) && one.what.test(what))?.because
