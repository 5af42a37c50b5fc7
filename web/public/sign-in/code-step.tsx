import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sendSignInCode, signInByCode } from '../../api/account.ts'
import type { OfferedChannel, PasswordAnswer, Session } from '../../api/types.ts'
import { useAccompanied } from '../../app/accompanied.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Phone } from './phone.tsx'
import { Trouble } from './trouble.tsx'
import { doorWords } from './words/index.ts'

type CodeStepProps = {
  readonly needed: Extract<PasswordAnswer, { step: 'code' }>
  readonly onEnter: (session: Session) => Promise<void>
  readonly onBack: () => void
}

/** The second step: where the code goes, then the code. */
export const CodeStep = ({ needed: { ticket, channels }, onEnter, onBack }: CodeStepProps) => {
  const { signIn } = doorWords.useWords()
  const [channel, setChannel] = useState<OfferedChannel['channel'] | null>(channels[0]?.channel ?? null)
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const isHelped = useAccompanied()
  const send = useMutation({ mutationFn: (by: 'email' | 'sms') => sendSignInCode(ticket, by) })
  const enter = useMutation({ mutationFn: () => signInByCode(ticket, code, trust), onSuccess: onEnter })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    enter.mutate()
  }
  const label = ({ channel: by, hint = '' }: OfferedChannel): string =>
    by === 'app' ? signIn.codeApp : by === 'email' ? signIn.codeEmail(hint) : signIn.codeSms(hint)
  if (channel === null) {
    return (
      <Page title={signIn.codeTitle}>
        <Card tone="warning">
          <p role="alert">{signIn.noChannel}</p>
        </Card>
        <div className="actions">
          <Button onPress={onBack}>{signIn.back}</Button>
        </div>
      </Page>
    )
  }
  return (
    <Page title={signIn.codeTitle}>
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={signIn.codeChoose}
          value={channel}
          onChange={setChannel}
          options={channels.map(offered => ({ value: offered.channel, label: label(offered) }))}
        />
        {channel !== 'app' && (
          <div className="actions">
            <Button isPending={send.isPending} onPress={() => send.mutate(channel)}>
              {send.isSuccess ? signIn.sendAgain : signIn.send}
            </Button>
          </div>
        )}
        <p role="status">{send.isSuccess && channel !== 'app' ? signIn.sent : ''}</p>
        <Trouble error={send.error} />
        <TextField label={signIn.code} value={code} onChange={setCode} isRequired autoComplete="one-time-code" inputMode="numeric" />
        {!isHelped && (
          <Checkbox isSelected={trust} onChange={setTrust}>
            {signIn.trust}
          </Checkbox>
        )}
        <Trouble error={enter.error} />
        <div className="button-row">
          <Button type="submit" look="primary" isPending={enter.isPending}>
            {signIn.enter}
          </Button>
          <Button onPress={onBack}>{signIn.back}</Button>
        </div>
      </form>
      <Phone />
    </Page>
  )
}
