import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeContact, confirmContact } from '../../api/account.ts'
import type { AccountPage } from '../../api/types.ts'
import { Phone } from '../../public/sign-in/phone.tsx'
import { Trouble } from '../../public/sign-in/trouble.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useAccountAct } from './page.tsx'
import { accountWords } from './words/index.ts'

type Contact = NonNullable<AccountPage['contacts']['email']>
type Kind = 'email' | 'phone'

export const ContactSection = ({ contacts }: { readonly contacts: AccountPage['contacts'] }) => {
  const { account } = accountWords.useWords()
  const [changing, setChanging] = useState<Kind | null>(null)
  return (
    <section className="stack" aria-labelledby="contacts">
      <h2 id="contacts">{account.contacts}</h2>
      <ul role="list" className="account-list">
        {(['email', 'phone'] as const).map(kind => (
          <li key={kind} className="account-line">
            <Shown label={account[kind]} contact={contacts[kind]} />
            <Button onPress={() => setChanging(kind)}>
              {account.change}
              <span className="visually-hidden"> : {account[kind]}</span>
            </Button>
          </li>
        ))}
        <li className="account-line">
          <Shown label={account.address} contact={contacts.address} />
        </li>
      </ul>
      <p className="small muted">{account.addressText}</p>
      {changing !== null && <Change key={changing} kind={changing} onDone={() => setChanging(null)} />}
    </section>
  )
}

const Shown = ({ label, contact }: { readonly label: string; readonly contact: Contact | undefined }) => {
  const { account } = accountWords.useWords()
  const mark = contact?.source === 'insurer' ? account.fromInsurer : contact?.verified ? account.verified : account.notVerified
  return (
    <span>
      <strong>{label}</strong>
      <br />
      {contact === undefined ? account.none : contact.value} {contact !== undefined && <Badge>{mark}</Badge>}
    </span>
  )
}

/** A code to the new one, and to the old one when there is: both come back. */
const Change = ({ kind, onDone }: { readonly kind: Kind; readonly onDone: () => void }) => {
  const { account } = accountWords.useWords()
  const [value, setValue] = useState('')
  const [codes, setCodes] = useState({ newCode: '', oldCode: '' })
  const ask = useMutation({ mutationFn: () => changeContact(kind, value) })
  const act = useAccountAct()
  const askFor = (event: FormEvent): void => {
    event.preventDefault()
    ask.mutate()
  }
  const confirm = (event: FormEvent): void => {
    event.preventDefault()
    const old = ask.data?.old === true ? codes.oldCode : undefined
    act.mutate({ act: () => confirmContact(codes.newCode, old), said: account.changed }, { onSuccess: onDone })
  }
  if (ask.data === undefined) {
    return (
      <form className="form" onSubmit={askFor}>
        <TextField
          label={kind === 'email' ? account.newEmail : account.newPhone}
          value={value}
          onChange={setValue}
          isRequired
          type={kind === 'email' ? 'email' : 'tel'}
          autoComplete={kind === 'email' ? 'email' : 'tel'}
        />
        <Trouble error={ask.error} />
        <div className="button-row">
          <Button type="submit" look="primary" isPending={ask.isPending}>
            {account.sendCodes}
          </Button>
          <Button onPress={onDone}>{account.cancel}</Button>
        </div>
      </form>
    )
  }
  return (
    <>
      <form className="form" onSubmit={confirm}>
        <p role="status">{ask.data.old ? account.bothSent : account.codesSent}</p>
        <TextField
          label={account.newCode}
          value={codes.newCode}
          onChange={newCode => setCodes({ ...codes, newCode })}
          isRequired
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        {ask.data.old && (
          <TextField
            label={account.oldCode}
            value={codes.oldCode}
            onChange={oldCode => setCodes({ ...codes, oldCode })}
            isRequired
            inputMode="numeric"
            autoComplete="off"
          />
        )}
        <div className="button-row">
          <Button type="submit" look="primary" isPending={act.isPending}>
            {account.confirm}
          </Button>
          <Button onPress={onDone}>{account.cancel}</Button>
        </div>
      </form>
      <Phone />
    </>
  )
}
