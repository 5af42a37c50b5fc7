import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type DeskNamed, type DeskRequestLine, findAtDesk, letterCameBack, readDeskRequests } from '../api/desk.ts'
import { isProblem } from '../api/problem.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { dayOf, formatDate, parseDay, today } from '../ui/format/dates.ts'
import { Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import './desk.css'
import { NoMedical, Script } from './frame.tsx'
import { Together } from './sign-in/home.tsx'
import { deskWords } from './words/index.ts'

type Sex = 'F' | 'M' | 'U'
const EMPTY = { ins: '', birthName: '', firstNames: '', birthDate: '', place: '', sex: 'F' as Sex }
const signsOf = (text: string): string => text.replace(/\s/g, '').toUpperCase()

const useSearch = () => {
  const words = deskWords.useWords()
  const { states } = common.useWords()
  const search = useMutation({ mutationFn: findAtDesk })
  const known: Readonly<Record<string, string>> = words.refusals
  const trouble =
    search.error === null ? null : isProblem(search.error) ? (known[search.error.code] ?? states.failedAction) : states.failedAction
  return { search, trouble }
}

/** A whole number or a whole identity: nothing completes what is typed. */
const Finder = () => {
  const { home } = deskWords.useWords()
  const [by, setBy] = useState<'number' | 'traits'>('number')
  const [typed, setTyped] = useState(EMPTY)
  const { search, trouble } = useSearch()
  const set = (part: Partial<typeof EMPTY>): void => setTyped(before => ({ ...before, ...part }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const birthDate = parseDay(typed.birthDate)
    if (by === 'number') search.mutate({ ins: signsOf(typed.ins) })
    if (by === 'number' || birthDate === null) return
    const place = typed.place.trim()
    search.mutate({
      birthName: typed.birthName,
      birthFirstNames: typed.firstNames.split(/\s+/).filter(name => name !== ''),
      sex: typed.sex,
      birthDate,
      ...(place === '' ? {} : { birthPlaceInsee: place }),
    })
  }
  return (
    <section className="stack" aria-labelledby="finder">
      <h2 id="finder">{home.search}</h2>
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={home.by}
          inline
          value={by}
          onChange={setBy}
          options={[
            { value: 'number', label: home.byNumber },
            { value: 'traits', label: home.byTraits },
          ]}
        />
        {by === 'number' ? (
          <TextField
            label={home.number}
            hint={home.numberHint}
            value={typed.ins}
            onChange={ins => set({ ins })}
            check={text => (signsOf(text).length === 15 ? null : home.numberWrong)}
            isRequired
            autoFocus
            autoComplete="off"
          />
        ) : (
          <Traits typed={typed} set={set} />
        )}
        <p className="small muted">{home.limit}</p>
        <div className="button-row">
          <Button type="submit" look="primary" isPending={search.isPending}>
            {home.go}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {trouble !== null && <p role="alert">{trouble}</p>}
        {search.data !== undefined && <Found people={search.data} />}
      </div>
    </section>
  )
}

const Traits = ({ typed, set }: { readonly typed: typeof EMPTY; readonly set: (part: Partial<typeof EMPTY>) => void }) => {
  const { home } = deskWords.useWords()
  return (
    <>
      <TextField label={home.birthName} value={typed.birthName} onChange={birthName => set({ birthName })} isRequired autoComplete="off" />
      <TextField
        label={home.firstNames}
        hint={home.firstNamesHint}
        value={typed.firstNames}
        onChange={firstNames => set({ firstNames })}
        isRequired
        autoComplete="off"
      />
      <DayField label={home.birthDate} value={typed.birthDate} onChange={birthDate => set({ birthDate })} latest={today()} />
      <Select<Sex>
        label={home.sex}
        value={typed.sex}
        onChange={sex => set({ sex })}
        options={(['F', 'M', 'U'] as const).map(value => ({ value, label: home.sexes[value] }))}
      />
      <TextField label={home.place} hint={home.placeHint} value={typed.place} onChange={place => set({ place })} autoComplete="off" />
    </>
  )
}

const Found = ({ people }: { readonly people: readonly DeskNamed[] }) => {
  const { home } = deskWords.useWords()
  if (people.length === 0) return <p>{home.none}</p>
  return (
    <Card tone="done" label={home.found}>
      <h3>{home.found}</h3>
      <ul role="list" className="desk-list">
        {people.map(({ personId, name, birthDate }) => (
          <li key={personId}>
            <Link to="/guichet/p/$personId" params={{ personId }}>
              {name}
            </Link>
            <br />
            <span className="muted">{home.born(formatDate(birthDate, 'long'))}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export const RequestLine = ({ request }: { readonly request: DeskRequestLine }) => {
  const words = deskWords.useWords()
  const isLate = request.state !== 'closed' && request.due < new Date().toISOString()
  return (
    <li>
      <Link to="/guichet/demandes/$requestId" params={{ requestId: request.requestId }}>
        {request.personName} – {words.subjects[request.subject]}
      </Link>
      <br />
      <span className="cluster">
        <Badge tone={request.state === 'with-dpo' ? 'info' : 'neutral'}>{words.requestStates[request.state]}</Badge>
        {request.state !== 'closed' && <span className="muted">{words.due(formatDate(dayOf(request.due)))}</span>}
        {isLate && <Badge tone="danger">{words.late}</Badge>}
        {request.isMine && <Badge tone="primary">{words.mine}</Badge>}
        {!request.isTaken && <Badge>{words.free}</Badge>}
      </span>
    </li>
  )
}

const Requests = () => {
  const { home } = deskWords.useWords()
  const requests = useQuery({ queryKey: ['desk-requests'], queryFn: readDeskRequests })
  return (
    <section className="stack" aria-labelledby="requests">
      <h2 id="requests">{home.requests}</h2>
      <Loaded query={requests} part>
        {list =>
          list.length === 0 ? (
            <p>{home.noRequests}</p>
          ) : (
            <ul role="list" className="desk-list">
              {list.map(request => (
                <RequestLine key={request.requestId} request={request} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

const Returned = () => {
  const words = deskWords.useWords()
  const { states } = common.useWords()
  const [id, setId] = useState('')
  const note = useMutation({
    mutationFn: () => letterCameBack(id.trim().toLowerCase()),
    onSuccess: () => {
      setId('')
      say(words.home.letterDone)
    },
  })
  const known: Readonly<Record<string, string>> = words.refusals
  return (
    <Disclosure summary={words.home.returned}>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          note.mutate()
        }}
      >
        <p>{words.home.returnedText}</p>
        <TextField
          label={words.home.letter}
          value={id}
          onChange={setId}
          isRequired
          autoComplete="off"
          check={text => (/^[0-9a-f-]{36}$/i.test(text.trim()) ? null : words.home.letterWrong)}
        />
        {note.error !== null && (
          <p role="alert">{isProblem(note.error) ? (known[note.error.code] ?? note.error.message) : states.failedAction}</p>
        )}
        <div className="button-row">
          <Button type="submit" isPending={note.isPending}>
            {words.home.letterGo}
          </Button>
        </div>
      </form>
    </Disclosure>
  )
}

/** G1: the finder first, what waits by deadline, what to say. */
export const DeskHome = () => {
  const words = deskWords.useWords()
  return (
    <Page title={words.home.title} width="full" ownFocus lead={<NoMedical />}>
      <div className="desk-columns">
        <div className="stack is-loose">
          <Finder />
          <Returned />
        </div>
        <div className="stack is-loose">
          <Requests />
          <Together />
          <Script lines={words.home.scripts} />
        </div>
      </div>
    </Page>
  )
}
