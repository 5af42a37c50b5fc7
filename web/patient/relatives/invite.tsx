import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { invite } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Invitation } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, parseDay, today } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { draftInvitation, type Duration, DURATIONS, EMPTY, endOf, isNumber } from './draft.ts'
import { useRelativesChange } from './queries.ts'
import './relatives.css'
import { relativesWords } from './words/index.ts'

/** What he will be able to do, in the very words of the law's limits, before it is sent (ui.md §6, 9). */
const Consequences = ({ name, child, draft }: { readonly name: string; readonly child: string | null; readonly draft: typeof EMPTY }) => {
  const { invite: words } = relativesWords.useWords()
  const until = endOf(draft.duration, Date.now())
  if (child !== null) {
    return (
      <Card tone="info">
        <p>
          <Rich text={words.confirmParent(name, child)} />
        </p>
      </Card>
    )
  }
  return (
    <Card tone="info">
      <p>
        <Rich text={words.confirm(name, draft.adds)} />
      </p>
      {draft.writes && <p>{words.confirmWrite}</p>}
      <p>{words.confirmLimits}</p>
      {until !== undefined && <p>{words.confirmUntil(formatDate(until, 'long'))}</p>}
    </Card>
  )
}

type Set = (part: Partial<typeof EMPTY>) => void

/** A helper is given each right by itself, and for a time; a second parent has them all, until majority. */
const HelperFields = ({ draft, set }: { readonly draft: typeof EMPTY; readonly set: Set }) => {
  const { invite: words } = relativesWords.useWords()
  return (
    <>
      <fieldset className="choices">
        <legend className="field-label">{words.rights}</legend>
        <div className="choice-list">
          <Checkbox isSelected isDisabled onChange={() => undefined}>
            {words.readAlways}
          </Checkbox>
          <Checkbox isSelected={draft.adds} onChange={adds => set({ adds })}>
            {words.add}
          </Checkbox>
          <Checkbox isSelected={draft.writes} onChange={writes => set({ writes })}>
            {words.write}
          </Checkbox>
        </div>
      </fieldset>
      <RadioGroup<Duration>
        label={words.duration}
        inline
        value={draft.duration}
        onChange={duration => set({ duration })}
        options={DURATIONS.map(value => ({ value, label: words.durations[value] }))}
      />
    </>
  )
}

const InviteForm = ({ child }: { readonly child: string | null }) => {
  const { invite: words } = relativesWords.useWords()
  const { actions } = common.useWords()
  const { recordId } = useActing()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(EMPTY)
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = useRelativesChange()
  const set: Set = part => setDraft(before => ({ ...before, ...part }))
  const name = draft.firstName.trim() === '' ? words.somebody : draft.firstName.trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const birthDate = parseDay(draft.birthDate)
    if (birthDate === null) return
    const invitation: Invitation = draftInvitation(draft, birthDate, child !== null, Date.now())
    const act = (): Promise<unknown> =>
      invite(recordId, invitation).catch((error: unknown) => {
        const known: Readonly<Record<string, string>> = words.refusals
        if (isProblem(error)) setTrouble(known[error.code] ?? error.message)
        throw error
      })
    setTrouble(null)
    change.mutate({ act, said: words.sent(name) }, { onSuccess: () => void navigate({ to: '/proches' }) })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField label={words.firstName} value={draft.firstName} onChange={firstName => set({ firstName })} isRequired autoComplete="off" />
      <TextField label={words.lastName} value={draft.lastName} onChange={lastName => set({ lastName })} isRequired autoComplete="off" />
      <DayField label={words.birthDate} value={draft.birthDate} onChange={birthDate => set({ birthDate })} latest={today()} />
      <TextField
        label={words.ins}
        hint={words.insHint}
        value={draft.ins}
        onChange={ins => set({ ins })}
        check={typed => (isNumber(typed) ? null : words.insWrong)}
        isRequired
        inputMode="text"
        autoComplete="off"
      />
      {child === null && <HelperFields draft={draft} set={set} />}
      <Consequences name={name} child={child} draft={draft} />
      {trouble && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={change.isPending}>
          {words.send}
        </Button>
        <ButtonLink to="/proches">{actions.cancel}</ButtonLink>
      </div>
    </form>
  )
}

export const InvitePage = () => {
  const words = relativesWords.useWords()
  const { actingFor, profile, fullName } = useActing()
  const child = profile.relation === 'child' ? actingFor : null
  return (
    <Page
      title={child === null ? words.invite.title : words.invite.titleParent(child)}
      who={fullName}
      lead={words.invite.lead}
      before={
        <p>
          <Link to="/proches" icon={ArrowLeft} className="back">
            {actingFor === null ? words.title : words.titleOf(actingFor)}
          </Link>
        </p>
      }
    >
      <InviteForm child={child} />
    </Page>
  )
}
