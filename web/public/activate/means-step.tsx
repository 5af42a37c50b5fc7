import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { activate as activateRecord } from '../../api/account.ts'
import { isProblem } from '../../api/problem.ts'
import type { ActivationProved } from '../../api/types.ts'
import { useAccompanied } from '../../app/accompanied.ts'
import { enterAs } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { say } from '../../ui/toast.ts'
import { SecretField } from '../sign-in/secret-field.tsx'
import { Trouble } from '../sign-in/trouble.tsx'
import { doorWords } from '../sign-in/words/index.ts'

/** Her identifier and password, and the record is active: one act. */
export const MeansStep = ({ proved }: { readonly proved: Extract<ActivationProved, { step: 'proved' }> }) => {
  const { activate } = doorWords.useWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState({ identifier: '', password: '' })
  const [isCertified, setCertified] = useState(false)
  const isHelped = useAccompanied()
  const done = useMutation({
    mutationFn: () => activateRecord(proved.recordId, isCertified, proved.hasAccount ? undefined : typed),
    onSuccess: session => {
      if (session === undefined) {
        say(activate.done)
        return navigate({ to: '/connexion' })
      }
      enterAs(session)
      return navigate({ to: '/activer/choix' })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    done.mutate()
  }
  if (isProblem(done.error, 'act-refused') || isProblem(done.error, 'no-record')) return <Already />
  return (
    <form className="form" onSubmit={submit}>
      {proved.forSomebodyElse && (
        <>
          <h2>{activate.forSomebodyTitle(proved.firstName)}</h2>
          <Checkbox isSelected={isCertified} onChange={setCertified} isRequired>
            {activate.certify}
          </Checkbox>
        </>
      )}
      {proved.hasAccount ? (
        <p>{activate.known}</p>
      ) : (
        <>
          <h2>{activate.meansTitle}</h2>
          <TextField
            label={activate.identifier}
            hint={activate.identifierHint}
            value={typed.identifier}
            onChange={identifier => setTyped({ ...typed, identifier })}
            isRequired
            autoComplete={isHelped ? 'off' : 'username'}
            spellCheck="false"
          />
          <SecretField
            label={activate.password}
            hint={activate.passwordHint}
            value={typed.password}
            onChange={password => setTyped({ ...typed, password })}
            isNew
            isForgotten={isHelped}
          />
        </>
      )}
      <p>{activate.terms}</p>
      <Trouble error={done.error} />
      <div className="actions">
        <Button type="submit" look="primary" isPending={done.isPending}>
          {proved.hasAccount ? activate.activate : activate.create}
        </Button>
      </div>
    </form>
  )
}

const Already = () => {
  const { activate } = doorWords.useWords()
  return (
    <Card tone="warning">
      <p role="alert">{activate.already}</p>
      <ButtonLink to="/connexion" look="primary">
        {activate.signIn}
      </ButtonLink>
    </Card>
  )
}
