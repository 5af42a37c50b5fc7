import { Check } from 'lucide-react'
import { useState } from 'react'
import { declareNone, removeEntry } from '../../api/health.ts'
import type { ProfileEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useHealthChange } from './queries.ts'
import type { NoneRubric } from './rubrics.ts'
import { saySource } from './say.ts'
import { healthWords } from './words/index.ts'

/** « Je n'en ai pas », said in so many words: a blank tells emergency teams nothing. */
export const DeclareNone = ({
  rubric,
  recordId,
  short,
}: {
  readonly rubric: NoneRubric
  readonly recordId: string
  readonly short?: boolean
}) => {
  const words = healthWords.useWords()
  const change = useHealthChange(recordId)
  const [clientId] = useState(() => crypto.randomUUID())
  const act = () => declareNone(recordId, clientId, rubric)
  return (
    <Button
      icon={Check}
      isPending={change.isPending}
      {...(short ? { 'aria-label': words.noneOf(words.rubric[rubric]) } : {})}
      onPress={() => change.mutate({ act, said: words.form.saved })}
    >
      {short ? words.noneShort : words.none[rubric]}
    </Button>
  )
}

/** What was said, by whom, and the way back. */
export const NoneSaid = ({
  entry,
  rubric,
  recordId,
}: {
  readonly entry: ProfileEntry
  readonly rubric: NoneRubric
  readonly recordId: string
}) => {
  const words = healthWords.useWords()
  const change = useHealthChange(recordId)
  const act = () => removeEntry(recordId, entry.id, { version: entry.version, rubric })
  return (
    <Card tone="done">
      <p className="none-said">
        <Icon of={Check} />
        <strong>{words.noneSaid[rubric]}</strong>
      </p>
      <p className="muted">{saySource(entry, words)}</p>
      {entry.closed === undefined && (
        <div className="screen-only">
          <Button look="quiet" isPending={change.isPending} onPress={() => change.mutate({ act, said: words.removed })}>
            {words.noneUndo}
          </Button>
        </div>
      )}
    </Card>
  )
}
