import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askForCode, recover } from '../../api/account.ts'
import type { CodeRequest } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { IdentityFields, identityOf, type IdentityTyped, NO_IDENTITY } from '../sign-in/identity-fields.tsx'
import { SecretField } from '../sign-in/secret-field.tsx'
import { Trouble } from '../sign-in/trouble.tsx'
import { doorWords } from '../sign-in/words/index.ts'

type Lost = 'activation-code' | 'identifier' | 'password' | 'phone'
const LOST = ['activation-code', 'identifier', 'password', 'phone'] as const
const isMeans = (lost: Lost | null): lost is 'password' | 'phone' => lost === 'password' || lost === 'phone'

/** P6: what was lost, the shortest way, and the same answer whoever asks. */
export const CodesPage = () => {
  const { lost: words } = doorWords.useWords()
  const [lost, setLost] = useState<Lost | null>(null)
  const [typed, setTyped] = useState<IdentityTyped>(NO_IDENTITY)
  return (
    <Page title={words.title}>
      <RadioGroup
        label={words.question}
        value={lost}
        onChange={setLost}
        options={LOST.map(value => ({ value, label: words.what[value] }))}
      />
      {lost !== null && (
        <>
          <p>{words.answers[lost]}</p>
          {lost === 'password' && (
            <div className="actions">
              <ButtonLink to="/connexion">{words.back}</ButtonLink>
            </div>
          )}
          <Ask key={lost} lost={lost} typed={typed} onChange={setTyped} />
        </>
      )}
      {isMeans(lost) && <Replace key={`with ${lost}`} lost={lost} />}
    </Page>
  )
}

type AskProps = { readonly lost: Lost; readonly typed: IdentityTyped; readonly onChange: (typed: IdentityTyped) => void }

const Ask = ({ lost, typed, onChange }: AskProps) => {
  const { lost: words, activate } = doorWords.useWords()
  const [channel, setChannel] = useState<CodeRequest['channel']>('email')
  const ask = useMutation({
    mutationFn: async () => {
      const identity = identityOf(typed)
      if (identity !== null)
        await askForCode({ ...identity, asked: isMeans(lost) ? 'recovery-code' : lost, channel: isMeans(lost) ? 'post' : channel })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <IdentityFields typed={typed} onChange={onChange} />
      {isMeans(lost) ? (
        <p>{words.byPost}</p>
      ) : (
        <RadioGroup
          label={activate.channel}
          value={channel}
          onChange={setChannel}
          options={(['email', 'sms', 'post'] as const).map(value => ({ value, label: activate.channels[value] }))}
        />
      )}
      <Trouble error={ask.error} />
      <p role="status">{ask.isSuccess ? words.asked : ''}</p>
      <div className="actions">
        <Button type="submit" look="primary" isPending={ask.isPending}>
          {lost === 'identifier' ? words.askIdentifier : words.ask}
        </Button>
      </div>
    </form>
  )
}

/** With a code from a letter or a desk: the new password stands tomorrow, and she is told everywhere. */
const Replace = ({ lost }: { readonly lost: 'password' | 'phone' }) => {
  const { lost: words } = doorWords.useWords()
  const [typed, setTyped] = useState<IdentityTyped>(NO_IDENTITY)
  const [secret, setSecret] = useState({ code: '', password: '' })
  const replace = useMutation({
    mutationFn: async () => {
      const identity = identityOf(typed)
      return identity === null ? undefined : recover({ ...identity, ...secret, lost })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    replace.mutate()
  }
  if (replace.data !== undefined) {
    return (
      <Card tone="done" label={words.done}>
        <h2>{words.done}</h2>
        <p role="status">{words.doneText(formatInstant(replace.data.standsAt))}</p>
        <p>{words.notYou}</p>
      </Card>
    )
  }
  return (
    <details className="disclosure">
      <summary>{words.have}</summary>
      <form className="form" onSubmit={submit} aria-label={words.haveTitle}>
        <IdentityFields typed={typed} onChange={setTyped} />
        <TextField
          label={words.code}
          value={secret.code}
          onChange={code => setSecret({ ...secret, code })}
          isRequired
          autoComplete="one-time-code"
        />
        <SecretField
          label={words.newPassword}
          hint={words.newPasswordHint}
          value={secret.password}
          onChange={password => setSecret({ ...secret, password })}
          isNew
        />
        <Trouble error={replace.error} />
        <div className="actions">
          <Button type="submit" look="primary" isPending={replace.isPending}>
            {words.replace}
          </Button>
        </div>
      </form>
    </details>
  )
}
