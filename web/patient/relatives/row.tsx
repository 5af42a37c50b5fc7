import type { ReactNode } from 'react'
import type { Delegation } from '../../api/types.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { PersonBadge } from '../../ui/person-badge.tsx'
import { relativesWords } from './words/index.ts'

export const nameOf = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  `${firstName} ${lastName}`

const TONES: Readonly<Record<Delegation['state'], Tone>> = {
  pending: 'warning',
  accepted: 'done',
  refused: 'neutral',
  expired: 'neutral',
  ended: 'neutral',
}

/** One line: the other person, what may be done, since when and until when. */
export const DelegationRow = ({ delegation, children }: { readonly delegation: Delegation; readonly children?: ReactNode }) => {
  const words = relativesWords.useWords()
  const { side, kind, state, person, delegate, rights, measure, answerBy, since, until, endedAt } = delegation
  const name = nameOf(side === 'given' ? delegate : person)
  const said = [
    words.kindSaid(words.kinds[kind]),
    measure === 'assistance'
      ? words.noRights
      : kind === 'caregiving'
        ? words.rightsSaid(rights.map(right => words.rights[right]).join(', '))
        : '',
    state === 'accepted' && since !== undefined ? words.since(formatDate(since, 'long')) : '',
    state === 'accepted' ? (until === undefined ? words.noEnd : words.until(formatDate(until, 'long'))) : '',
    state === 'pending' && answerBy !== undefined
      ? (side === 'given' ? words.answerUntil : words.answerBy)(formatDate(answerBy, 'long'))
      : '',
    endedAt === undefined ? '' : words.endedOn(formatDate(endedAt, 'long')),
  ]
  return (
    <li className="row">
      <PersonBadge name={name} small />
      <div className="row-main">
        <span className="row-title">{name}</span>
        <span className="row-meta">{said.filter(text => text !== '').join(' ')}</span>
      </div>
      <Badge tone={TONES[state]}>{words.states[state]}</Badge>
      {children && <div className="row-actions">{children}</div>}
    </li>
  )
}
