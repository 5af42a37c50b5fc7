import { useMutation, useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { FilePlus, FileUp, Handshake, Siren, UsersRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { declareFor, openRecord, readColleagues } from '../api/client.ts'
import { isAbsent, isProblem } from '../api/problem.ts'
import type { Colleagues } from '../api/types.ts'
import { currentlySought, doubt, type Sought } from '../app/opened.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/field.tsx'
import { ButtonLink, Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { sayTrouble } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { fullNameOf, PersonBar } from './person-bar.tsx'
import { professionalWords } from './words/index.ts'

const Basis = ({ button, text }: { readonly button: ReactNode; readonly text: string }) => (
  <li>
    <Card>
      <div className="basis">
        {button}
        <p>{text}</p>
      </div>
    </Card>
  </li>
)

/** Agreements of a day that nobody proved: her card lifts it. */
const isTooMany = (error: unknown): boolean => isProblem(error, 'too-many-declared')

const TooMany = () => {
  const { opening: words, finder } = professionalWords.useWords()
  return (
    <Card tone="warning">
      <p role="alert">{words.tooManyDeclared}</p>
      <div className="button-row">
        <ButtonLink to="/pro/identite">{finder.byIdentity}</ButtonLink>
      </div>
    </Card>
  )
}

/** The same four ways out, whatever the reason: a secretary creates nothing. */
const None = ({ mayCreate, onBack }: { readonly mayCreate: boolean; readonly onBack: () => void }) => {
  const { opening: words, create } = professionalWords.useWords()
  return (
    <Card>
      <p role="status">
        <strong>{words.none}</strong>
      </p>
      <div className="button-row">
        <ButtonLink look="primary" icon={FileUp} to="/pro/deposer">
          {words.deposit}
        </ButtonLink>
        {mayCreate && (
          <ButtonLink icon={FilePlus} to="/pro/creer">
            {create.link}
          </ButtonLink>
        )}
        <Button onPress={onBack}>{words.otherBasis}</Button>
        <ButtonLink to="/pro">{words.another}</ButtonLink>
      </div>
    </Card>
  )
}

const Noted = ({ name }: { readonly name: string }) => {
  const { opening: words } = professionalWords.useWords()
  return (
    <Card tone="done">
      <p role="status">
        <strong>{words.noted(name)}</strong>
      </p>
      <div className="button-row">
        <ButtonLink look="primary" icon={FileUp} to="/pro/deposer">
          {words.deposit}
        </ButtonLink>
        <ButtonLink to="/pro">{words.another}</ButtonLink>
      </div>
    </Card>
  )
}

/** A secretary reads nothing: she notes the agreement for a professional of her structure, or deposits (PDT-INF-526 TD0.3 note 1). */
const SecretaryPanel = ({ sought, colleagues }: { readonly sought: Sought; readonly colleagues: Colleagues['items'] }) => {
  const { opening: words } = professionalWords.useWords()
  const { states } = common.useWords()
  const [whom, choose] = useState('')
  const { handle } = sought.found
  const note = useMutation({
    mutationFn: () => declareFor(handle, whom),
    onError: error => (isAbsent(error) || isTooMany(error) ? undefined : sayTrouble(states.failedAction)),
  })
  if (isAbsent(note.error)) return <None mayCreate={false} onBack={() => note.reset()} />
  if (note.isSuccess) return <Noted name={colleagues.find(({ nationalId }) => nationalId === whom)?.name ?? ''} />
  const options = colleagues.map(({ nationalId, name, role }) => ({ value: nationalId, label: `${name}, ${role}` }))
  return (
    <>
      {isTooMany(note.error) && <TooMany />}
      <h2>{words.consent}</h2>
      {colleagues.length === 0 ? (
        <p role="status">{words.nobodyHere}</p>
      ) : (
        <Card>
          <Select label={words.forWhom} value={whom} onChange={choose} options={[{ value: '', label: words.whom }, ...options]} />
          <p>{words.noteText}</p>
          <div className="button-row">
            <Button look="primary" icon={Handshake} isDisabled={whom === ''} isPending={note.isPending} onPress={() => note.mutate()}>
              {words.note}
            </Button>
          </div>
        </Card>
      )}
      <ul role="list" className="bases">
        <Basis
          text={words.depositText}
          button={
            <ButtonLink icon={FileUp} wide to="/pro/deposer">
              {words.deposit}
            </ButtonLink>
          }
        />
      </ul>
    </>
  )
}

const Panel = ({ sought }: { readonly sought: Sought }) => {
  const { opening: words } = professionalWords.useWords()
  const { states } = common.useWords()
  const navigate = useNavigate()
  const { handle } = sought.found
  const open = useMutation({
    mutationFn: (basis: 'declared-agreement' | 'care-team') => openRecord(handle, basis),
    onSuccess: ({ recordId }) => navigate({ to: '/pro/p/$recordId', params: { recordId } }),
    onError: error => (isAbsent(error) || isTooMany(error) ? undefined : sayTrouble(states.failedAction)),
  })
  if (isAbsent(open.error)) return <None mayCreate onBack={() => open.reset()} />
  const agree = (
    <Button
      look="primary"
      icon={Handshake}
      wide
      isPending={open.isPending}
      aria-describedby="notice"
      onPress={() => open.mutate('declared-agreement')}
    >
      {words.agreement}
    </Button>
  )
  const team = (
    <Button icon={UsersRound} wide isPending={open.isPending} aria-describedby="notice" onPress={() => open.mutate('care-team')}>
      {words.team}
    </Button>
  )
  return (
    <>
      {isTooMany(open.error) && <TooMany />}
      <Card tone="info">
        <p id="notice">{words.notice}</p>
      </Card>
      <h2>{words.consent}</h2>
      <ul role="list" className="bases">
        <Basis text={words.agreementText} button={agree} />
        <Basis text={words.teamText} button={team} />
        <Basis
          text={words.emergencyText}
          button={
            <ButtonLink icon={Siren} wide to="/urgence/ouvrir">
              {words.emergency}
            </ButtonLink>
          }
        />
        <Basis
          text={words.depositText}
          button={
            <ButtonLink icon={FileUp} wide to="/pro/deposer">
              {words.deposit}
            </ButtonLink>
          }
        />
      </ul>
    </>
  )
}

/** Whoever doubts says it here: for the whole structure, and whether there is a record or none. */
const Doubting = ({ sought: { found, typed } }: { readonly sought: Sought }) => {
  const { opening: words } = professionalWords.useWords()
  return (
    <p>
      <Link to="/pro/identite/doute" onClick={() => doubt({ whom: { handle: found.handle }, name: typed })}>
        {words.doubt}
      </Link>
    </p>
  )
}

/** M4: one button a basis, choice and opening in one press; the focus waits on the title, so that Enter never opens by accident. */
export const OpeningPage = () => {
  const { opening: words } = professionalWords.useWords()
  const sought = currentlySought()
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: readColleagues })
  if (sought === null) return <Navigate to="/pro" />
  const { person } = sought.found
  return (
    <Page
      title={person ? words.titleOf(fullNameOf(person)) : words.title}
      before={person && <PersonBar person={person} />}
      lead={<p>{words.by(sought.typed)}</p>}
    >
      <Doubting sought={sought} />
      <Loaded query={colleagues} rows={4}>
        {({ mustName, items }) => (mustName ? <SecretaryPanel sought={sought} colleagues={items} /> : <Panel sought={sought} />)}
      </Loaded>
    </Page>
  )
}
