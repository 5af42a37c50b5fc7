import { useMutation } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { FileUp, Handshake, Siren, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { openRecord } from '../api/client.ts'
import { isAbsent } from '../api/problem.ts'
import { currentlySought, type Sought } from '../app/opened.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ButtonLink } from '../ui/link.tsx'
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

const None = () => {
  const { opening: words } = professionalWords.useWords()
  return (
    <Card>
      <p role="status">
        <strong>{words.none}</strong>
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

const Panel = ({ sought }: { readonly sought: Sought }) => {
  const { opening: words } = professionalWords.useWords()
  const { states } = common.useWords()
  const navigate = useNavigate()
  const { handle } = sought.found
  const open = useMutation({
    mutationFn: (basis: 'declared-agreement' | 'care-team') => openRecord(handle, basis),
    onSuccess: ({ recordId }) => navigate({ to: '/pro/p/$recordId', params: { recordId } }),
    onError: error => (isAbsent(error) ? undefined : sayTrouble(states.failedAction)),
  })
  if (isAbsent(open.error)) return <None />
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

/** M4: one button a basis, choice and opening in one press; the focus waits on the title, so that Enter never opens by accident. */
export const OpeningPage = () => {
  const { opening: words } = professionalWords.useWords()
  const sought = currentlySought()
  if (sought === null) return <Navigate to="/pro" />
  const { person } = sought.found
  return (
    <Page
      title={person ? words.titleOf(fullNameOf(person)) : words.title}
      before={person && <PersonBar person={person} />}
      lead={<p>{words.by(sought.typed)}</p>}
    >
      <Panel sought={sought} />
    </Page>
  )
}
