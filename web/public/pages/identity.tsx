import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Fingerprint } from 'lucide-react'
import { beginSignIn, linkIdentity, readIdentityProof, readProviders } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Proven } from '../../api/types.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { pagesWords } from './words/index.ts'

const useTrouble = (): ((error: Error) => void) => {
  const { states } = common.useWords()
  return error => sayTrouble(isProblem(error) && error.message !== '' ? error.message : states.failedAction)
}

/** One answer whatever is missing: no account, no link, another person (security.md A6). */
const Refused = ({ code }: { readonly code: string }) => {
  const { identity } = pagesWords.useWords()
  const known = Object.entries(identity.refused).find(([one]) => one === code)?.[1]
  return (
    <Card tone="warning">
      <p role="alert">{known ?? identity.refused.other}</p>
      <p>{identity.waysOut}</p>
    </Card>
  )
}

const Begin = ({ purpose }: { readonly purpose: 'sign-in' | 'link' }) => {
  const { identity } = pagesWords.useWords()
  const trouble = useTrouble()
  const leave = useMutation({
    mutationFn: () => beginSignIn('person', purpose),
    onSuccess: ({ location }) => window.location.assign(location),
    onError: trouble,
  })
  return (
    <div className="button-row">
      <Button look="primary" icon={Fingerprint} isPending={leave.isPending || leave.isSuccess} onPress={() => leave.mutate()}>
        {purpose === 'link' ? identity.beginLink : identity.begin}
      </Button>
    </div>
  )
}

const Proof = ({ proven }: { readonly proven: Proven }) => {
  const { identity } = pagesWords.useWords()
  const navigate = useNavigate()
  const trouble = useTrouble()
  const link = useMutation({
    mutationFn: linkIdentity,
    onSuccess: () => {
      say(identity.linked)
      return navigate({ to: '/accueil' })
    },
    onError: trouble,
  })
  return (
    <>
      <p>{identity.proven(`${proven.firstNames} ${proven.birthName}`)}</p>
      <div className="button-row">
        <Button look="primary" isPending={link.isPending} onPress={() => link.mutate()}>
          {identity.link}
        </Button>
        <ButtonLink to="/accueil">{identity.notNow}</ButtonLink>
      </div>
    </>
  )
}

/** Sign-in by national e-identity, and linking it to one’s account; where the provider’s « no » is told. */
export const IdentityPage = () => {
  const { identity } = pagesWords.useWords()
  const session = useSession()
  const { refus } = useSearch({ strict: false })
  const providers = useQuery({ queryKey: ['providers'], queryFn: readProviders, staleTime: Number.POSITIVE_INFINITY })
  const proof = useQuery({ queryKey: ['proof'], queryFn: readIdentityProof, staleTime: 0 })
  const isHere = session?.kind === 'person'
  return (
    <Page title={isHere ? identity.linkTitle : identity.title} lead={<p>{isHere ? identity.linkLead : identity.lead}</p>}>
      {refus !== undefined && <Refused code={refus} />}
      <Loaded query={providers} part>
        {({ person }) => (
          <Loaded query={proof} part>
            {proven =>
              !person ? (
                <p>{identity.closed}</p>
              ) : isHere && proven !== null ? (
                <Proof proven={proven} />
              ) : (
                <Begin purpose={isHere ? 'link' : 'sign-in'} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
