import type { Treated } from '../../api/types.ts'

export const DECISIONS = ['keep', 'change', 'stop'] as const
export type Decision = (typeof DECISIONS)[number]

/** What a professional decided of one treatment; nothing is decided for her. */
export type Decided = { readonly decision: Decision | null; readonly how: string; readonly why: string }

export const UNDECIDED: Decided = { decision: null, how: '', why: '' }

/** Said by a decision and not said yet: how it is now taken, and why it changes or ends. */
export const isDecided = ({ decision, how, why }: Decided): boolean => {
  switch (decision) {
    case null:
      return false
    case 'keep':
      return true
    case 'change':
      return how.trim() !== '' && why.trim() !== ''
    case 'stop':
      return why.trim() !== ''
  }
}

type Words = {
  readonly made: (by: string, date: string) => string
  readonly parts: Readonly<Record<Decision | 'added', string>>
  readonly because: (why: string) => string
}

const lineOf = ({ name, said }: Treated, { decision, how, why }: Decided, words: Words): string => {
  const dose = said.find(one => one.isCurrent && one.dose !== '')?.dose ?? ''
  const taken = decision === 'change' ? how.trim() : dose
  return [`- ${name}`, taken && `\u00a0: ${taken}`, '.', decision !== 'keep' && ` ${words.because(why.trim())}`].filter(Boolean).join('')
}

export type Reconciled = {
  readonly title: string
  readonly by: string
  readonly date: string
  readonly treated: readonly Treated[]
  readonly decided: ReadonlyMap<string, Decided>
  readonly added: string
}

/** What is deposited, as plain text: what goes on, what changes, what stops, what no source told of. A part in which nothing stands is left out. */
export const textOf = ({ title, by, date, treated, decided, added }: Reconciled, words: Words): string => {
  const of = (wanted: Decision): readonly string[] =>
    treated.flatMap(each => {
      const one = decided.get(each.id)
      return one?.decision === wanted ? [lineOf(each, one, words)] : []
    })
  const lines = added.split('\n').flatMap(line => (line.trim() === '' ? [] : [`- ${line.trim()}`]))
  const parts = [...DECISIONS.map(decision => [decision, of(decision)] as const), ['added', lines] as const]
  const told = parts.flatMap(([part, each]) => (each.length === 0 ? [] : [[words.parts[part], ...each].join('\n')]))
  return [`${title}\n${words.made(by, date)}`, ...told].join('\n\n')
}
