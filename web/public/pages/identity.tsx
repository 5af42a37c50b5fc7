import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { readDemonstrationIdentity } from '../../api/account.ts'
import { activateByIdentity, beginSignIn, linkIdentity, readIdentityProof, readProviders, readSession } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Proven } from '../../api/types.ts'
import { enterAs, useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
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

const bare = (text: string): string => text.replace(/[\s.-]/g, '').toUpperCase()

/** In a demonstration her card is at hand: his who was just proved, nobody else’s. */
const InventedCard = ({
  of,
  onFill,
}: {
  readonly of: Proven
  readonly onFill: (card: { readonly ins: string; readonly vitaleSerial: string }) => void
}) => {
  const { identity } = pagesWords.useWords()
  const known = useQuery({ queryKey: ['demonstration-identity'], queryFn: readDemonstrationIdentity, retry: false })
  const card = known.data?.find(({ name }) => name.toUpperCase().endsWith(of.birthName.toUpperCase()))
  if (card === undefined) return null
  return (
    <div className="button-row">
      <Button onPress={() => onFill(card)}>{identity.fill}</Button>
    </div>
  )
}

/** Step 3 of an activation: the identity stands for the code, her number and her card are left. */
const Activation = ({ proven }: { readonly proven: Proven }) => {
  const { identity } = pagesWords.useWords()
  const navigate = useNavigate()
  const trouble = useTrouble()
  const [ins, setIns] = useState('')
  const [vitale, setVitale] = useState('')
  const activate = useMutation({
    mutationFn: async () => {
      await activateByIdentity({ ins: bare(ins), vitaleSerial: bare(vitale) })
      return readSession()
    },
    onSuccess: session => {
      if (session === undefined) return navigate({ to: '/' })
      enterAs(session)
      say(identity.activated)
      return navigate({ to: '/activer/choix' })
    },
    onError: trouble,
  })
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        activate.mutate()
      }}
    >
      <p>{identity.proven(`${proven.firstNames} ${proven.birthName}`)}</p>
      <InventedCard
        of={proven}
        onFill={card => {
          setIns(card.ins)
          setVitale(card.vitaleSerial)
        }}
      />
      <TextField
        label={identity.ins}
        hint={identity.insHint}
        value={ins}
        onChange={setIns}
        isRequired
        autoComplete="off"
        check={value => (/^[0-9][0-9AB]{14}$/.test(bare(value)) ? null : identity.insWrong)}
      />
      <TextField
        label={identity.vitale}
        hint={identity.vitaleHint}
        value={vitale}
        onChange={setVitale}
        isRequired
        autoComplete="off"
        inputMode="numeric"
        check={value => (/^\d{8,20}$/.test(bare(value)) ? null : identity.vitaleWrong)}
      />
      <div className="button-row">
        <Button type="submit" look="primary" isPending={activate.isPending}>
          {identity.activate}
        </Button>
        <ButtonLink to="/">{identity.notNow}</ButtonLink>
      </div>
    </form>
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
  const activates = !isHere && proof.data != null
  const title = isHere ? identity.linkTitle : activates ? identity.activateTitle : identity.title
  const lead = isHere ? identity.linkLead : activates ? identity.activateLead : identity.lead
  return (
    <Page title={title} lead={<p>{lead}</p>}>
      {refus !== undefined && <Refused code={refus} />}
      <Loaded query={providers} part>
        {({ person }) => (
          <Loaded query={proof} part>
            {proven => {
              if (!person) return <p>{identity.closed}</p>
              if (proven === null) return <Begin purpose={isHere ? 'link' : 'sign-in'} />
              return isHere ? <Proof proven={proven} /> : <Activation proven={proven} />
            }}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
