import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react'
import { addEntry, changeEntry } from '../../api/health.ts'
import { isProblem } from '../../api/problem.ts'
import type { EntryBody, ProfileEntry } from '../../api/types.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { today } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { Fields } from './fields-view.tsx'
import { useHealthChange } from './queries.ts'
import type { FormRubric } from './rubrics.ts'
import { sayBody, saySource } from './say.ts'
import { bodyOf, type Values, valuesOf } from './values.ts'
import { healthWords } from './words/index.ts'

const Links = lazy(() => import('./links.tsx').then(module => ({ default: module.Links })))

type EntryFormProps = {
  readonly recordId: string
  readonly rubric: FormRubric
  /** What is rewritten; absent: something new. */
  readonly entry?: ProfileEntry
  readonly back: string
  readonly before?: ReactNode
}

/** Drawn once a form, so that a second press, or a second try after a lost answer, adds once. */
const newId = (): string => crypto.randomUUID()

const LINKABLE: ReadonlySet<FormRubric> = new Set<FormRubric>(['allergies', 'treatments', 'conditions', 'procedures'])

type Draft = { readonly clientId: string; readonly version: number; readonly values: Values; readonly links: readonly string[] }

const draftOf = (entry: ProfileEntry | undefined): Draft => ({
  clientId: newId(),
  version: entry?.version ?? 0,
  values: entry?.body === undefined ? {} : valuesOf(entry.body),
  links: entry?.links ?? [],
})

/** What stands now, beside what she writes: she chooses, and loses nothing. */
const Conflict = ({
  entry,
  onKeep,
  onMine,
}: {
  readonly entry: ProfileEntry
  readonly onKeep: () => void
  readonly onMine: () => void
}) => {
  const words = healthWords.useWords()
  const said = entry.body === undefined ? null : sayBody(entry.body, words)
  return (
    <div role="alert">
      <Card tone="warning">
        <p>
          <strong>{words.form.conflictTitle}</strong>
        </p>
        <p>{words.form.conflictText}</p>
        {said && (
          <p>
            {words.form.conflictNow} <strong>{said.title}</strong>
            {said.facts.length > 0 && ` – ${said.facts.join(' · ')}`}
            <br />
            <span className="muted">{saySource(entry, words)}</span>
          </p>
        )}
        <div className="button-row is-stacking">
          <Button look="primary" onPress={onMine}>
            {words.form.conflictMine}
          </Button>
          <Button onPress={onKeep}>{words.form.conflictKeep}</Button>
        </div>
      </Card>
    </div>
  )
}

/** One form for every rubric: its fields are data (form-fields.ts). A draft outlives a session that ends; two tabs are told of each other. */
export const EntryForm = ({ recordId, rubric, entry, back, before }: EntryFormProps) => {
  const words = healthWords.useWords()
  const { actions } = common.useWords()
  const navigate = useNavigate()
  const [draft, setDraft, done] = useDraft<Draft>(`health ${recordId} ${rubric} ${entry?.id ?? 'new'}`, draftOf(entry))
  const [isChanged, setChanged] = useState(false)
  const mayLink = useActing().actingFor === null
  const change = useHealthChange(recordId)
  const set = (part: Values): void => setDraft({ ...draft, values: { ...draft.values, ...part } })
  const leave = (): void => {
    done()
    void navigate({ to: back })
  }
  const save = (body: EntryBody, version: number): void => {
    const { clientId } = draft
    // Told to her alone: another's form knows nothing of them, and leaves them as they are.
    const joined = mayLink ? { links: [...draft.links] } : {}
    const act = () =>
      entry === undefined
        ? addEntry(recordId, { clientId, body, ...joined })
        : changeEntry(recordId, entry.id, { version, body, ...joined })
    change.mutate({ act, said: words.form.saved }, { onSuccess: leave, onError: error => setChanged(isProblem(error, 'entry-changed')) })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const body = bodyOf(rubric, draft.values, today())
    if (body !== null) save(body, draft.version)
  }
  const mine = (): void => {
    const body = bodyOf(rubric, draft.values, today())
    if (entry === undefined || body === null) return
    setChanged(false)
    setDraft({ ...draft, version: entry.version })
    save(body, entry.version)
  }
  return (
    <form className="form" onSubmit={submit}>
      {before}
      <Fields rubric={rubric} values={draft.values} set={set} />
      {mayLink && LINKABLE.has(rubric) && (
        <Suspense>
          <Links recordId={recordId} links={draft.links} onChange={links => setDraft({ ...draft, links })} />
        </Suspense>
      )}
      <p className="muted">{words.form.kept}</p>
      {isChanged && entry !== undefined && <Conflict entry={entry} onKeep={leave} onMine={mine} />}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={change.isPending}>
          {words.form.save}
        </Button>
        <ButtonLink to={back} onClick={done}>
          {actions.cancel}
        </ButtonLink>
      </div>
    </form>
  )
}
