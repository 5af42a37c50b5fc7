import { useMutation, useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useRouter } from '@tanstack/react-router'
import { LogIn } from 'lucide-react'
import { useEffect, useState } from 'react'
import { readPersonas, signInAs, signOut as endOnServer } from '../../api/client.ts'
import { forgetLock, keepLock, type Locked, lockedHere, resume } from '../../app/lock.ts'
import { enterAs, homeOf } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { signInWords } from '../sign-in/words/index.ts'

/** Ended here and, when a provider vouched for her, at the provider too: otherwise anybody would be let in again as her. */
const close = async (locked: Locked): Promise<void> => {
  const { location } = await endOnServer(true)
  keepLock({ ...locked, isClosed: true })
  if (location !== null) window.location.assign(location)
}

const Resume = ({ name }: { readonly name: string }) => {
  const { lock: words } = signInWords.useWords()
  const { states } = common.useWords()
  const navigate = useNavigate()
  const router = useRouter()
  // Of the demonstration only: elsewhere nobody is signed in by a press.
  const personas = useQuery({ queryKey: ['personas'], queryFn: () => readPersonas().catch(() => []), staleTime: Number.POSITIVE_INFINITY })
  const persona = personas.data?.find(one => one.name === name)
  const enter = useMutation({
    mutationFn: signInAs,
    onSuccess: session => {
      const resumed = resume(session.actorId)
      enterAs(session)
      if (resumed.kind === 'back') router.history.replace(resumed.path)
      else void navigate({ to: homeOf(session), replace: true })
    },
    onError: () => sayTrouble(states.failedAction),
  })
  return persona === undefined ? (
    <ButtonLink look="primary" icon={LogIn} to="/pro/connexion">
      {words.resume}
    </ButtonLink>
  ) : (
    <Button look="primary" icon={LogIn} isPending={enter.isPending} onPress={() => enter.mutate(persona.id)}>
      {words.resume}
    </Button>
  )
}

const LockedPage = ({ locked }: { readonly locked: Locked }) => {
  const { lock: words } = signInWords.useWords()
  const { mutate, isSuccess, isError } = useMutation({ mutationFn: close, networkMode: 'always' })
  const isClosed = locked.isClosed || isSuccess
  useEffect(() => {
    // A session that began since is somebody else’s.
    if (isClosed) return
    const end = (): void => mutate(locked)
    end()
    window.addEventListener('online', end)
    return () => window.removeEventListener('online', end)
  }, [mutate, locked, isClosed])
  return (
    <Page title={words.title} lead={<p>{words.by(locked.name)}</p>}>
      <p role="status">{isClosed ? words.closed : words.closing}</p>
      {isError && !isClosed && (
        <Card tone="warning">
          <p role="alert">{words.notClosed}</p>
        </Card>
      )}
      {isClosed && (
        <div className="button-row">
          <Resume name={locked.name} />
          <ButtonLink to="/pro/connexion" onClick={forgetLock}>
            {words.someoneElse}
          </ButtonLink>
        </div>
      )}
      <p className="muted">{words.kept}</p>
    </Page>
  )
}

export const LockPage = () => {
  const [locked] = useState(lockedHere)
  return locked === null ? <Navigate to="/" replace /> : <LockedPage locked={locked} />
}
