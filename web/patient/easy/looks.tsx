import { CircleQuestionMark, Eye, EyeOff, ShieldCheck, Siren, UserRound } from 'lucide-react'
import type { JournalEvent, JournalSummary } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { useQuality } from '../looks/event.tsx'
import { shown } from '../looks/shown.ts'
import { type Visit, verdictOf, visitsOf } from '../looks/visits.ts'
import { patientEasyWords } from './words/index.ts'

const SHOWN_FIRST = 3

const One = ({ visit }: { readonly visit: Visit }) => {
  const { looks: words } = patientEasyWords.useWords()
  const [event] = visit.events
  const role = useQuality(event.who)
  const isRefused = event.outcome === 'refused'
  const isEmergency = event.mode !== 'normal'
  return (
    <Idea
      icon={isRefused ? EyeOff : isEmergency ? Siren : UserRound}
      title={event.who.name}
      lines={[
        role !== '' && words.role(role),
        words.when(formatInstant(visit.to)),
        event.where !== undefined && words.where(event.where.structure),
        isEmergency && words.emergency,
        isRefused && words.wasRefused,
        verdictOf(visit).verdict === 'to-check' && words.toCheck,
      ]}
    />
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
      {visits.slice(0, SHOWN_FIRST).map(visit => (
        <One key={visit.key} visit={visit} />
      ))}
      <Idea icon={ShieldCheck} title={words.all} lines={[words.never]} />
      {visits.length > 0 && <Idea icon={CircleQuestionMark} title={words.strange} lines={words.strangeLines} />}
    </>
  )
}
