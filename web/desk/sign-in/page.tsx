import { startAuthentication } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { askAgentSignIn, signInAgent } from '../../api/client.ts'
import type { Session } from '../../api/types.ts'
import { enterAs } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { deskSignInWords } from './words/index.ts'

const withKey = async (): Promise<Session> => {
  const { options, ticket } = await askAgentSignIn()
  return signInAgent(ticket, await startAuthentication({ optionsJSON: options }))
}

export const AgentSignInPage = () => {
  const words = deskSignInWords.useWords()
  const navigate = useNavigate()
  const enter = useMutation({
    mutationFn: withKey,
    onSuccess: session => {
      enterAs(session)
      return navigate({ to: '/guichet' })
    },
  })
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      {enter.isError && (
        <Card tone="warning">
          <p role="alert">{words.keyRefused}</p>
        </Card>
      )}
      <p>{words.keyHint}</p>
      <div className="button-row">
        <Button look="primary" icon={KeyRound} isPending={enter.isPending} onPress={() => enter.mutate()}>
          {words.useKey}
        </Button>
      </div>
      <p>
        <Link to="/guichet/cle">{words.invited}</Link>
      </p>
    </Page>
  )
}
