import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { onBytesLink } from '../api/browser-download.ts'
import { type DeskPage, openDeskRequest, receiptAddress } from '../api/desk.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { dayOf, formatDate, formatInstant } from '../ui/format/dates.ts'
import { ButtonLink, Link } from '../ui/link.tsx'
import { Outcome, PersonScreen, Script, useDeskAct } from './frame.tsx'
import { RequestLine } from './home.tsx'
import { OtherActs } from './operator.tsx'
import { deskWords } from './words/index.ts'

const day = (iso: string): string => formatDate(dayOf(iso))

const TONES: Readonly<Record<DeskPage['state'], Tone>> = {
  none: 'neutral',
  announced: 'info',
  refused: 'warning',
  open: 'info',
  active: 'done',
  closed: 'warning',
  suspended: 'danger',
  deceased: 'neutral',
}

const State = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  const lines = [
    page.since && person.since(day(page.since)),
    page.opensAt && person.opensAt(day(page.opensAt)),
    page.archivedUntil && person.archivedUntil(day(page.archivedUntil)),
    page.eraseOn && person.eraseOn(day(page.eraseOn)),
    page.closesOn && person.closesOn(day(page.closesOn)),
  ].filter(line => line !== undefined && line !== '')
  return (
    <>
      <Badge tone={TONES[page.state]}>{person.states[page.state]}</Badge>
      {page.isMinor && <Badge>{person.minor}</Badge>}
      {page.isWaiting && <Badge tone="warning">{person.waiting}</Badge>}
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

const Sent = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  const lines = [
    ...page.codes.map(code => (code.isOver ? person.codeOver(day(code.at)) : person.codeSent(day(code.at), day(code.until)))),
    ...page.sendings.map(({ channel, at, sent, returned }) =>
      [person.informed(person.channels[channel], day(at)), ...(returned ? [person.returned] : sent ? [] : [person.pending])].join(', '),
    ),
  ]
  return lines.length === 0 ? <p>{person.nothingSent}</p> : <Lines lines={lines} />
}

/** Two sendings of one day read alike: their place names them. */
const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul role="list" className="desk-list">
    {[...lines.entries()].map(([place, line]) => (
      <li key={place}>{line}</li>
    ))}
  </ul>
)

const Contacts = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  if (page.contacts.length === 0) return <p>{person.noContacts}</p>
  const lines = [
    ...page.contacts.map(({ kind, hint }) => [person.kinds[kind], hint].join(' – ')),
    ...page.changes.map(({ kind, due }) => [person.kinds[kind], person.changing(day(due))].join(' – ')),
  ]
  return <Lines lines={lines} />
}

const People = ({ people }: { readonly people: DeskPage['children'] }) => {
  const words = deskWords.useWords()
  if (people.length === 0) return <p>{words.person.nobody}</p>
  return (
    <ul role="list" className="desk-list">
      {people.map(({ personId, name, birthDate }) => (
        <li key={personId}>
          <Link to="/guichet/p/$personId" params={{ personId }}>
            {name}
          </Link>{' '}
          <span className="muted">{words.home.born(formatDate(birthDate))}</span>
        </li>
      ))}
    </ul>
  )
}

/** Helpers and protectors too; what each may do is the person’s affair, but for a measure. */
const Acting = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  if (page.acting.length === 0) return <p>{person.nobody}</p>
  return (
    <ul role="list" className="desk-list">
      {page.acting.map(({ personId, name, kind, measure, isInvited, until }) => (
        <li key={`${personId} ${kind}`}>
          <Link to="/guichet/p/$personId" params={{ personId }}>
            {name}
          </Link>{' '}
          <span className="muted">
            {[
              person.actingKinds[kind],
              measure === undefined ? '' : person.measures[measure],
              isInvited ? person.invited : '',
              until === undefined ? '' : person.actsUntil(day(until)),
            ]
              .filter(part => part !== '')
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

const Facts = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  return (
    <dl className="desk-facts">
      <dt>{person.state}</dt>
      <dd>
        <State page={page} />
      </dd>
      <dt>{person.account}</dt>
      <dd>{page.hasAccount ? person.accountYes : person.accountNo}</dd>
      <dt>{person.codes}</dt>
      <dd>
        <Sent page={page} />
      </dd>
      <dt>{person.contacts}</dt>
      <dd>
        <Contacts page={page} />
      </dd>
      <dt>{person.children}</dt>
      <dd>
        <People people={page.children} />
      </dd>
      <dt>{person.representatives}</dt>
      <dd>
        <People people={page.representatives} />
      </dd>
      <dt>{person.acting}</dt>
      <dd>
        <Acting page={page} />
      </dd>
    </dl>
  )
}

const Ways = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  const params = { personId: page.personId }
  return (
    <section className="stack" aria-labelledby="todo">
      <h2 id="todo">{person.todo}</h2>
      <div className="button-row">
        <ButtonLink look={page.check === null ? 'primary' : 'secondary'} to="/guichet/p/$personId/identite" params={params}>
          {person.check}
        </ButtonLink>
        <ButtonLink to="/guichet/p/$personId/code" params={params}>
          {person.code}
        </ButtonLink>
        <ButtonLink to="/guichet/p/$personId/choix" params={params}>
          {person.choice}
        </ButtonLink>
        <ButtonLink to="/guichet/p/$personId/contacts" params={params}>
          {person.contact}
        </ButtonLink>
      </div>
    </section>
  )
}

const SUBJECTS = ['access', 'correction', 'erasure', 'closing', 'identity', 'representation', 'heirs', 'other'] as const
type Subject = (typeof SUBJECTS)[number]

const NewRequest = ({ personId }: { readonly personId: string }) => {
  const words = deskWords.useWords()
  const [subject, setSubject] = useState<Subject>('access')
  const [text, setText] = useState('')
  const acting = useDeskAct(personId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    acting.run(async () => {
      const { actId } = await openDeskRequest(personId, subject, text)
      setText('')
      return { actId, said: words.person.actKinds['open-request'] }
    })
  }
  return (
    <Disclosure summary={words.person.newRequest}>
      <form className="form" onSubmit={submit}>
        <Select
          label={words.person.subject}
          value={subject}
          onChange={setSubject}
          options={SUBJECTS.map(value => ({ value, label: words.subjects[value] }))}
        />
        <TextField label={words.person.words} hint={words.person.wordsHint} value={text} onChange={setText} lines={4} isRequired />
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {words.person.saveRequest}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={personId} />
    </Disclosure>
  )
}

const Acts = ({ page }: { readonly page: DeskPage }) => {
  const { person } = deskWords.useWords()
  const kinds: Readonly<Record<string, string>> = person.actKinds
  return (
    <section className="stack" aria-labelledby="acts">
      <h2 id="acts">{person.acts}</h2>
      {page.acts.length === 0 ? (
        <p>{person.noActs}</p>
      ) : (
        <ul role="list" className="desk-list">
          {page.acts.map(({ actId, kind, at, agent, detail }) => (
            <li key={actId}>
              <strong>{kinds[kind] ?? kind}</strong>
              {detail !== undefined && <span> ({detail})</span>}
              <br />
              <span className="muted">{person.byAgent(agent, formatInstant(at))}</span>{' '}
              <a href={receiptAddress(page.personId, actId)} target="_blank" rel="noreferrer" onClick={onBytesLink}>
                {person.receipt}
                <span className="visually-hidden">
                  {' '}
                  {kinds[kind] ?? kind}, {formatInstant(at)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** G2: where somebody stands, at a glance. */
export const PersonPage = () => {
  const words = deskWords.useWords()
  const { personId } = useParams({ from: '/desk/guichet/p/$personId' })
  return (
    <PersonScreen personId={personId} title={words.person.title} isHome>
      {page => (
        <>
          <Facts page={page} />
          <Ways page={page} />
          <section className="stack" aria-labelledby="her-requests">
            <h2 id="her-requests">{words.person.requests}</h2>
            {page.requests.length === 0 ? (
              <p>{words.person.noRequests}</p>
            ) : (
              <ul role="list" className="desk-list">
                {page.requests.map(request => (
                  <RequestLine key={request.requestId} request={request} />
                ))}
              </ul>
            )}
            <NewRequest personId={page.personId} />
          </section>
          <OtherActs page={page} />
          <Acts page={page} />
          <Script lines={words.person.scripts} />
        </>
      )}
    </PersonScreen>
  )
}
