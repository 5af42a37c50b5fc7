import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { JournalSummary } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Rich } from '../../ui/rich.tsx'
import { looksWords } from './words/index.ts'

/** The sentence comes first, from the real events; without analysis it reassures about nothing. */
export const Sentence = ({ summary, ever }: { readonly summary: JournalSummary | null; readonly ever: boolean }) => {
  const words = looksWords.useWords()
  if (summary === null) return <p>{words.unknown}</p>
  const { people, expected, toCheck, refused } = summary
  return (
    <div className="stack is-tight">
      <p className="looks-sentence">
        <Rich text={people === 0 ? (ever ? words.nobody : words.nobodyInPeriod) : words.sentence(people)} />
      </p>
      <p className="cluster">
        {toCheck > 0 && (
          <Badge tone="warning" icon={TriangleAlert}>
            {words.toCheck(toCheck)}
          </Badge>
        )}
        {toCheck === 0 && people > 0 && (
          <Badge tone="done" icon={CircleCheck}>
            {words.nothingToCheck}
          </Badge>
        )}
        {expected > 0 && <Badge>{words.expected(expected)}</Badge>}
        {refused > 0 && <Badge>{words.refused(refused)}</Badge>}
      </p>
    </div>
  )
}
