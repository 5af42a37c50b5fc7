import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { askContact, cancelContact, type DeskPage, nameRepresentatives } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { TextField } from '../ui/field.tsx'
import { dayOf, formatDate } from '../ui/format/dates.ts'
import { EndAuthority, Protector, whoMayEnd } from './authorities.tsx'
import { LetterOfYear } from './letter.tsx'
import { EndProtections, everybodyOf, ProtectPlace } from './protect.tsx'
import { Outcome, PersonScreen, Script, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

type Kind = 'email' | 'phone' | 'address'
const EMPTY = { email: '', phone: '', line: '', postalCode: '', city: '' }

const Change = ({ page }: { readonly page: DeskPage }) => {
  const words = deskWords.useWords()
  const { contact } = words
  const [kind, setKind] = useState<Kind>('email')
  const [typed, setTyped] = useState(EMPTY)
  const acting = useDeskAct(page.personId)
  const set = (part: Partial<typeof EMPTY>): void => setTyped(before => ({ ...before, ...part }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { email, phone, line, postalCode, city } = typed
    acting.run(async () => {
      const wanted =
        kind === 'address'
          ? ({ kind, value: { line, postalCode, city } } as const)
          : ({ kind, value: kind === 'email' ? email : phone } as const)
      const { actId, due } = await askContact(page.personId, wanted)
      setTyped(EMPTY)
      return { actId, said: due === undefined ? contact.atOnce : contact.asked(formatDate(dayOf(due), 'long')) }
    })
  }
  return (
    <form className="form" onSubmit={submit}>
      <RadioGroup
        label={contact.what}
        inline
        value={kind}
        onChange={setKind}
        options={(['email', 'phone', 'address'] as const).map(value => ({ value, label: words.person.kinds[value] }))}
      />
      {kind === 'email' && (
        <TextField
          label={contact.email}
          type="email"
          value={typed.email}
          onChange={email => set({ email })}
          isRequired
          autoComplete="off"
        />
      )}
      {kind === 'phone' && (
        <TextField label={contact.phone} type="tel" value={typed.phone} onChange={phone => set({ phone })} isRequired autoComplete="off" />
      )}
      {kind === 'address' && <Address typed={typed} set={set} />}
      <div className="button-row">
        <Button type="submit" look="primary" isPending={acting.isPending}>
          {contact.go}
        </Button>
      </div>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'change-contacts', subject: page.personId }} />
    </form>
  )
}

const Address = ({ typed, set }: { readonly typed: typeof EMPTY; readonly set: (part: Partial<typeof EMPTY>) => void }) => {
  const { contact } = deskWords.useWords()
  return (
    <>
      <TextField label={contact.line} value={typed.line} onChange={line => set({ line })} isRequired autoComplete="off" />
      <TextField
        label={contact.postalCode}
        value={typed.postalCode}
        onChange={postalCode => set({ postalCode })}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        check={text => (/^\d{5}$/.test(text) ? null : contact.postalCodeWrong)}
      />
      <TextField label={contact.city} value={typed.city} onChange={city => set({ city })} isRequired autoComplete="off" />
    </>
  )
}

const Known = ({ page }: { readonly page: DeskPage }) => {
  const { contact, person } = deskWords.useWords()
  const acting = useDeskAct(page.personId)
  return (
    <section className="stack" aria-labelledby="known">
      <h2 id="known">{contact.now}</h2>
      {page.contacts.length === 0 && <p>{person.noContacts}</p>}
      <dl className="desk-facts">
        {page.contacts.map(({ kind, hint }) => (
          <div key={kind}>
            <dt>{person.kinds[kind]}</dt>
            <dd>{hint}</dd>
          </div>
        ))}
      </dl>
      {page.changes.map(({ changeId, kind, due }) => (
        <div key={changeId} className="cluster">
          <span>
            {person.kinds[kind]} – {person.changing(formatDate(dayOf(due)))}
          </span>
          <Button
            isPending={acting.isPending}
            onPress={() =>
              acting.run(async () => ({ actId: (await cancelContact(page.personId, changeId)).actId, said: contact.cancelled }))
            }
          >
            {contact.cancel}
          </Button>
        </div>
      ))}
      <Outcome acting={acting} personId={page.personId} />
    </section>
  )
}

const Representatives = ({ page }: { readonly page: DeskPage }) => {
  const { contact, person } = deskWords.useWords()
  const acting = useDeskAct(page.personId)
  const isOpen = page.state === 'open' || page.state === 'active'
  return (
    <section className="stack" aria-labelledby="representatives">
      <h2 id="representatives">{contact.representatives}</h2>
      <p>{page.representatives.length === 0 ? person.nobody : page.representatives.map(({ name }) => name).join(', ')}</p>
      {!isOpen && <p>{contact.noRecord}</p>}
      {isOpen && page.isMinor && (
        <div className="button-row">
          <Button
            isPending={acting.isPending}
            onPress={() => acting.run(async () => ({ actId: (await nameRepresentatives(page.personId)).actId, said: contact.registered }))}
          >
            {contact.register}
          </Button>
        </div>
      )}
      <Outcome acting={acting} personId={page.personId} />
      {isOpen && whoMayEnd(page).length > 0 && <EndAuthority page={page} />}
      {isOpen && !page.isMinor && <LetterOfYear page={page} />}
      {isOpen && everybodyOf(page).length > 0 && <ProtectPlace page={page} />}
      {isOpen && <EndProtections page={page} />}
      {isOpen && !page.isMinor && page.check?.level === 'desk' && <Protector page={page} />}
    </section>
  )
}

/** G6: half-masked, changed by two, three days later; who acts for her, as a judge says. */
export const ContactsPage = () => {
  const { contact } = deskWords.useWords()
  const { personId } = useParams({ from: '/desk/guichet/p/$personId/contacts' })
  return (
    <PersonScreen personId={personId} title={contact.title} lead={contact.lead} needsCheck>
      {page => (
        <>
          <Script lines={contact.scripts} />
          <Known page={page} />
          <section className="stack" aria-labelledby="change">
            <h2 id="change">{contact.change}</h2>
            {page.check?.level === 'desk' ? <Change page={page} /> : <p>{contact.needsDesk}</p>}
          </section>
          <Representatives page={page} />
        </>
      )}
    </PersonScreen>
  )
}
