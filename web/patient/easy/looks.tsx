import { CircleQuestionMark, Eye, EyeOff, ShieldCheck, Siren, UserRound, UsersRound } from 'lucide-react'
import type { JournalEvent, JournalSummary } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { useQuality } from '../looks/event.tsx'
import { shown } from '../looks/shown.ts'
import { type Visit, verdictOf, visitsOf } from '../looks/visits.ts'
import { patientEasyWords } from './words/index.ts'

const SHOWN_FIRST = 3

const useLines = (visit: Visit): readonly string[] => {
  const { looks: words } = patientEasyWords.useWords()
  const [event] = visit.events
  const role = useQuality(event.who)
  const lines = [
    role !== '' && words.role(role),
    words.when(formatInstant(visit.to)),
    event.where !== undefined && words.where(event.where.structure),
    event.mode !== 'normal' && words.emergency,
    event.outcome === 'refused' && words.wasRefused,
    verdictOf(visit).verdict === 'to-check' && words.toCheck,
  ]
  return lines.filter(line => line !== false)
}

const One = ({ visit }: { readonly visit: Visit }) => {
  const [event] = visit.events
  const lines = useLines(visit)
  return (
    <li className="easy-visit">
      <h3 className="with-icon">
        <Icon of={event.outcome === 'refused' ? EyeOff : event.mode === 'normal' ? UserRound : Siren} />
        {event.who.name}
      </h3>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </li>
  )
}

type LooksProps = { readonly events: readonly JournalEvent[]; readonly summary: JournalSummary | null }

/** U20: how many, whether that is normal, the latest. Every line, the proof and the answers stay behind « Plus ». */
export const EasyLooks = ({ events, summary }: LooksProps) => {
  const { looks: words } = patientEasyWords.useWords()
  const visits = visitsOf(shown(events, []))
  const told =
    summary === null
      ? [words.unknown]
      : [
          summary.people === 0 ? words.nobody : words.some(summary.people),
          summary.people > 0 && summary.toCheck === 0 && words.fine,
          summary.toCheck > 0 && words.check(summary.toCheck),
          summary.refused > 0 && words.refused(summary.refused),
        ]
  return (
    <>
      <Idea icon={Eye} title={words.title} lines={told} />
      {visits.length > 0 && (
        <Idea icon={UsersRound} title={words.last}>
          <ul role="list" className="easy-visits">
            {visits.slice(0, SHOWN_FIRST).map(visit => (
              <One key={visit.key} visit={visit} />
            ))}
          </ul>
        </Idea>
      )}
      <Idea icon={ShieldCheck} title={words.all} lines={[words.never]} />
      {visits.length > 0 && <Idea icon={CircleQuestionMark} title={words.strange} lines={words.strangeLines} />}
    </>
  )
}
