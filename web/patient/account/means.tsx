import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { addApp, addPasskey, offerApp, removeApp, removePasskey } from '../../api/account.ts'
import type { AccountPage } from '../../api/types.ts'
import { Trouble } from '../../public/sign-in/trouble.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Instant } from '../../ui/time.tsx'
import { useAccountAct } from './page.tsx'
import { accountWords } from './words/index.ts'

type Means = AccountPage['means']

/** Below what is seen first: a phone does not wait for it. */
const Password = lazy(() => import('./password.tsx').then(module => ({ default: module.Password })))

export const MeansSection = ({ means }: { readonly means: Means }) => {
  const { account } = accountWords.useWords()
  return (
    <section className="stack" aria-labelledby="means">
      <h2 id="means">{account.signIn}</h2>
      <Passkeys passkeys={means.passkeys} />
      {means.identifier === undefined ? (
        <p>{account.noIdentifier}</p>
      ) : (
        <>
          <p>
            <strong>{account.identifier}</strong>
            <br />
            {means.identifier}
          </p>
          <Suspense fallback={null}>
            <Password />
          </Suspense>
          <App isOn={means.app} />
        </>
      )}
    </section>
  )
}

const Passkeys = ({ passkeys }: { readonly passkeys: Means['passkeys'] }) => {
  const { account } = accountWords.useWords()
  const [label, setLabel] = useState(account.passkeyDefault)
  const act = useAccountAct()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    act.mutate({ act: () => addPasskey(label), said: account.passkeyAdded })
  }
  return (
    <div className="stack is-tight">
      <h3>{account.passkeys}</h3>
      {passkeys.length === 0 && <p>{account.noPasskey}</p>}
      <ul role="list" className="account-list">
        {passkeys.map(({ passkeyId, label: name, boundToDevice, lastUsedAt, createdAt }) => (
          <li key={passkeyId} className="account-line">
            <span>
              {name}
              <br />
              <span className="small muted">
                {boundToDevice ? account.bound : account.synced} · {account.lastUsed} <Instant at={lastUsedAt ?? createdAt} />
              </span>
            </span>
            <Button onPress={() => act.mutate({ act: () => removePasskey(passkeyId), said: account.removed })}>
              {account.remove}
              <span className="visually-hidden"> : {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={submit}>
        <TextField label={account.passkeyLabel} value={label} onChange={setLabel} isRequired maxLength={60} />
        <div className="actions">
          <Button type="submit" isPending={act.isPending}>
            {account.addPasskey}
          </Button>
        </div>
      </form>
    </div>
  )
}

const App = ({ isOn }: { readonly isOn: boolean }) => {
  const { account } = accountWords.useWords()
  const [code, setCode] = useState('')
  const offer = useMutation({ mutationFn: offerApp })
  const act = useAccountAct()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const ticket = offer.data?.ticket
    if (ticket === undefined) return
    act.mutate({ act: () => addApp(ticket, code), said: account.appAdded }, { onSuccess: () => offer.reset() })
  }
  return (
    <div className="stack is-tight">
      <h3>{account.app}</h3>
      <p>{isOn ? account.appOn : account.appOff}</p>
      <Trouble error={offer.error} />
      {offer.data === undefined ? (
        <div className="button-row">
          {isOn ? (
            <Button isPending={act.isPending} onPress={() => act.mutate({ act: removeApp, said: account.removed })}>
              {account.remove}
              <span className="visually-hidden"> : {account.app}</span>
            </Button>
          ) : (
            <Button isPending={offer.isPending} onPress={() => offer.mutate()}>
              {account.addApp}
            </Button>
          )}
        </div>
      ) : (
        <form className="form" onSubmit={submit}>
          <p>{account.appSecret}</p>
          <p className="account-secret">
            <code>{offer.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <TextField label={account.appCode} value={code} onChange={setCode} isRequired inputMode="numeric" autoComplete="one-time-code" />
          <div className="button-row">
            <Button type="submit" look="primary" isPending={act.isPending}>
              {account.confirm}
            </Button>
            <Button onPress={() => offer.reset()}>{account.cancel}</Button>
          </div>
        </form>
      )}
    </div>
  )
}
