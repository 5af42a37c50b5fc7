import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { HANDED_OVER_ARCHIVE, openHandedOver } from '../../api/handed-over.ts'
import { isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { dayOf, formatDate, parseDay, today } from '../../ui/format/dates.ts'
import { Page } from '../../ui/page.tsx'
import { Failure } from '../../ui/states.tsx'
import { handOverWords } from './words/index.ts'

const bare = (typed: string): string => typed.replace(/[^0-9A-Za-z]/g, '')

/** What was accepted for heirs, or for the holder of a space never signed in to: its bearer opens it here, without an account. */
export const HandOverPage = () => {
  const words = handOverWords.useWords()
  const [until, setUntil] = useState<string | null>(null)
  return (
    <Page title={words.title} lead={words.lead}>
      {until === null ? <Proof onOpened={setUntil} /> : <Opened until={until} />}
    </Page>
  )
}

const Proof = ({ onOpened }: { readonly onOpened: (until: string) => void }) => {
  const words = handOverWords.useWords()
  const [typed, setTyped] = useState({ code: '', birthName: '', birthDate: '' })
  const set = (part: Partial<typeof typed>): void => setTyped(before => ({ ...before, ...part }))
  const opening = useMutation({
    mutationFn: () => openHandedOver({ ...typed, code: bare(typed.code), birthDate: parseDay(typed.birthDate) ?? typed.birthDate }),
    onSuccess: ({ until }) => onOpened(until),
  })
  const isWrong = isProblem(opening.error, 'handover-code-wrong')
  return (
    <Form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        opening.mutate()
      }}
    >
      <TextField
        label={words.code}
        hint={words.codeHint}
        value={typed.code}
        onChange={code => set({ code })}
        check={code => (bare(code).length === 12 ? null : words.codeError)}
        isRequired
        autoComplete="one-time-code"
      />
      <h2>{words.whose}</h2>
      <TextField label={words.birthName} value={typed.birthName} onChange={birthName => set({ birthName })} isRequired autoComplete="off" />
      <DayField label={words.birthDate} value={typed.birthDate} onChange={birthDate => set({ birthDate })} latest={today()} />
      {isWrong && (
        <Card tone="warning">
          <p role="alert">{words.wrong}</p>
        </Card>
      )}
      {opening.error !== null && !isWrong && <Failure error={opening.error} />}
      <div className="actions">
        <Button type="submit" look="primary" isPending={opening.isPending}>
          {words.open}
        </Button>
      </div>
      <p className="muted">{words.lost}</p>
    </Form>
  )
}

const Opened = ({ until }: { readonly until: string }) => {
  const words = handOverWords.useWords()
  return (
    <>
      <Card tone="done" label={words.ready}>
        <h2>{words.ready}</h2>
        <p role="status">{words.readyText(formatDate(dayOf(until)))}</p>
        <div className="actions">
          <a className="button is-primary" href={HANDED_OVER_ARCHIVE} download>
            <span>{words.download}</span>
          </a>
        </div>
        <p>{words.sameDevice}</p>
      </Card>
      <Card tone="warning" label={words.warning}>
        <h2>{words.warning}</h2>
        <p>{words.warningText}</p>
      </Card>
    </>
  )
}
