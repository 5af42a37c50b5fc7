import { Eye, EyeOff } from 'lucide-react'
import { shareRubric } from '../../api/health.ts'
import type { HealthProfile, Rubric } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { say } from '../../ui/toast.ts'
import { useHealthChange } from './queries.ts'
import type { HealthWords } from './words/en.ts'
import { healthWords } from './words/index.ts'

/** The professions that read a rubric, as the matrix in force says it; the page never knows it by heart. */
export const readersOf = (profile: HealthProfile, rubric: Rubric, words: HealthWords): string => {
  const known: Readonly<Record<string, string>> = words.reader
  const names = (profile.readers[rubric] ?? []).map(group => known[group] ?? group)
  return names.length === 0 ? words.readersNobody : names.join(', ')
}

/** Who reads this rubric, in one sentence, and the press that hides it or shows it again. */
export const Share = ({
  profile,
  rubric,
  recordId,
}: {
  readonly profile: HealthProfile
  readonly rubric: Rubric
  readonly recordId: string
}) => {
  const words = healthWords.useWords()
  const change = useHealthChange(recordId)
  const isHidden = profile.hidden.includes(rubric)
  const set = (hidden: boolean): void =>
    change.mutate(
      { act: () => shareRubric(recordId, rubric, hidden) },
      { onSuccess: () => say(words.share.done(hidden), () => change.mutate({ act: () => shareRubric(recordId, rubric, !hidden) })) },
    )
  return (
    <section className="screen-only" aria-labelledby="share">
      <Card>
        <h2 id="share" className="h3">
          {words.share.title(words.rubric[rubric])}
        </h2>
        <p>{isHidden ? words.share.hidden : words.share.shared(readersOf(profile, rubric, words))}</p>
        <div className="button-row">
          {profile.may.hide && (
            <Button icon={isHidden ? Eye : EyeOff} isPending={change.isPending} onPress={() => set(!isHidden)}>
              {isHidden ? words.share.show : words.share.hide}
            </Button>
          )}
          {profile.may.hide && <Link to="/acces">{words.share.change}</Link>}
        </div>
      </Card>
    </section>
  )
}
