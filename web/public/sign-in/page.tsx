import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Fingerprint } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { signInByPasskey, signInByPassword } from '../../api/account.ts'
import { readProviders } from '../../api/client.ts'
import type { PasswordAnswer, Session } from '../../api/types.ts'
import { enterAs, homeOf } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { CodeStep } from './code-step.tsx'
import { DemonstrationAccount } from './demonstration.tsx'
import { SecretField } from './secret-field.tsx'
import { Trouble } from './trouble.tsx'
import { doorWords } from './words/index.ts'

export const useEntering = (): ((session: Session) => Promise<void>) => {
  const navigate = useNavigate()
  return session => {
    enterAs(session)
    return navigate({ to: homeOf(session) })
  }
}

type CodeNeeded = Extract<PasswordAnswer, { step: 'code' }>

/** P7: a passkey first, then what is known by heart, then the other doors. */
export const SignInPage = () => {
  const { signIn } = doorWords.useWords()
  const enter = useEntering()
  const [needed, setNeeded] = useState<CodeNeeded | null>(null)
  if (needed !== null) return <CodeStep needed={needed} onEnter={enter} onBack={() => setNeeded(null)} />
  return (
    <Page title={signIn.title}>
      <PasskeyDoor onEnter={enter} />
      <PasswordDoor onAnswer={answer => (answer.step === 'code' ? setNeeded(answer) : void enter(answer.session))} />
      <OtherDoors />
    </Page>
  )
}

const PasskeyDoor = ({ onEnter }: { readonly onEnter: (session: Session) => Promise<void> }) => {
  const { signIn } = doorWords.useWords()
  const passkey = useMutation({ mutationFn: signInByPasskey, onSuccess: onEnter })
  return (
    <section className="stack is-tight" aria-labelledby="passkey">
      <h2 id="passkey">{signIn.passkeyTitle}</h2>
      <p>{signIn.passkeyText}</p>
      <Trouble error={passkey.error} />
      <div className="actions">
        <Button look="primary" icon={Fingerprint} isPending={passkey.isPending} onPress={() => passkey.mutate()}>
          {signIn.passkey}
        </Button>
      </div>
    </section>
  )
}

const PasswordDoor = ({ onAnswer }: { readonly onAnswer: (answer: PasswordAnswer) => void }) => {
  const { signIn } = doorWords.useWords()
  const [typed, setTyped] = useState({ identifier: '', password: '' })
  const password = useMutation({ mutationFn: () => signInByPassword(typed.identifier, typed.password), onSuccess: onAnswer })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    password.mutate()
  }
  return (
    <section className="stack" aria-labelledby="password">
      <h2 id="password">{signIn.passwordTitle}</h2>
      <DemonstrationAccount onFill={setTyped} />
      <form className="form" onSubmit={submit}>
        <TextField
          label={signIn.identifier}
          value={typed.identifier}
          onChange={identifier => setTyped({ ...typed, identifier })}
          isRequired
          autoComplete="username"
          spellCheck="false"
        />
        <SecretField label={signIn.password} value={typed.password} onChange={secret => setTyped({ ...typed, password: secret })} />
        <Trouble error={password.error} />
        <div className="actions">
          <Button type="submit" isPending={password.isPending}>
            {signIn.next}
          </Button>
        </div>
      </form>
    </section>
  )
}

const OtherDoors = () => {
  const { signIn } = doorWords.useWords()
  const providers = useQuery({ queryKey: ['providers'], queryFn: readProviders, staleTime: Number.POSITIVE_INFINITY })
  return (
    <section className="stack is-tight" aria-labelledby="others">
      <h2 id="others">{signIn.otherTitle}</h2>
      <div className="button-row">
        {providers.data?.person && <ButtonLink to="/connexion/identite">{signIn.national}</ButtonLink>}
        <ButtonLink to="/activer">{signIn.activate}</ButtonLink>
        <ButtonLink to="/codes">{signIn.lost}</ButtonLink>
      </div>
      <p>
        <Link to="/pro/connexion">{signIn.professional}</Link>
      </p>
    </section>
  )
}
