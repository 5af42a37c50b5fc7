import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askForCode } from '../../api/account.ts'
import type { CodeRequest } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { Phone } from '../sign-in/phone.tsx'
import { Trouble } from '../sign-in/trouble.tsx'
import { doorWords } from '../sign-in/words/index.ts'

type CodeStepProps = {
  readonly identity: Pick<CodeRequest, 'ins' | 'vitaleSerial' | 'birthDate'>
  readonly isPending: boolean
  readonly error: unknown
  readonly onCode: (code: string) => void
  readonly onBack: () => void
}

const CHANNELS = ['email', 'sms', 'post'] as const

/** The code she has, or a way to get one: both on one page, neither before the other. */
export const CodeStep = ({ identity, isPending, error, onCode, onBack }: CodeStepProps) => {
  const { activate } = doorWords.useWords()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onCode(code)
  }
  return (
    <>
      <section className="stack" aria-labelledby="code">
        <h2 id="code">{activate.codeQuestion}</h2>
        <form className="form" onSubmit={submit}>
          <TextField
            label={activate.code}
            hint={activate.codeHint}
            value={code}
            onChange={setCode}
            isRequired
            autoComplete="one-time-code"
            spellCheck="false"
          />
          <Trouble error={error} />
          <div className="button-row">
            <Button type="submit" look="primary" isPending={isPending}>
              {activate.useCode}
            </Button>
            <Button onPress={onBack}>{activate.back}</Button>
          </div>
        </form>
      </section>
      <Ask identity={identity} />
      <Phone />
    </>
  )
}

const Ask = ({ identity }: Pick<CodeStepProps, 'identity'>) => {
  const { activate } = doorWords.useWords()
  const [channel, setChannel] = useState<CodeRequest['channel']>('email')
  const ask = useMutation({ mutationFn: () => askForCode({ ...identity, asked: 'activation-code', channel }) })
  return (
    <section className="stack" aria-labelledby="no-code">
      <h2 id="no-code">{activate.noCode}</h2>
      <RadioGroup
        label={activate.channel}
        value={channel}
        onChange={setChannel}
        options={CHANNELS.map(value => ({ value, label: activate.channels[value] }))}
      />
      <Trouble error={ask.error} />
      <div className="actions">
        <Button isPending={ask.isPending} onPress={() => ask.mutate()}>
          {activate.ask}
        </Button>
      </div>
      <div role="status">
        {ask.isSuccess && (
          <>
            <p>{activate.asked}</p>
            <p>{activate.askedWhere}</p>
          </>
        )}
      </div>
    </section>
  )
}
