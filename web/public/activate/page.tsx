import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { proveByCode } from '../../api/account.ts'
import { beginSignIn, readProviders } from '../../api/client.ts'
import { accompany, useAccompanied } from '../../app/accompanied.ts'
import type { ActivationProved } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { Page } from '../../ui/page.tsx'
import { IdentityFields, identityOf, type IdentityTyped, NO_IDENTITY } from '../sign-in/identity-fields.tsx'
import { Trouble } from '../sign-in/trouble.tsx'
import { doorWords } from '../sign-in/words/index.ts'
import { EasyActivate } from '../easy/lazy.tsx'
import { CodeStep } from './code-step.tsx'
import { DemonstrationIdentity } from './demonstration.tsx'
import { MeansStep } from './means-step.tsx'

type Identity = NonNullable<ReturnType<typeof identityOf>>
type Proved = Extract<ActivationProved, { step: 'proved' }>
type Where =
  | { readonly step: 'who' }
  | { readonly step: 'code'; readonly identity: Identity }
  | {
      readonly step: 'choose'
      readonly identity: Identity
      readonly code: string
      readonly among: readonly { readonly personId: string; readonly firstName: string }[]
    }
  | { readonly step: 'means'; readonly proved: Proved }

const NUMBER: Readonly<Record<Where['step'], number>> = { who: 1, code: 2, choose: 2, means: 3 }
const STEPS = 5

/** P3: one question a page; what was typed stays when one comes back. */
export const ActivatePage = () => {
  const { activate } = doorWords.useWords()
  const [where, setWhere] = useState<Where>({ step: 'who' })
  const [typed, setTyped] = useState<IdentityTyped>(NO_IDENTITY)
  const proof = useMutation({
    mutationFn: ({ identity, code, chosen }: { readonly identity: Identity; readonly code: string; readonly chosen?: string }) =>
      proveByCode({ ...identity, code, ...(chosen === undefined ? {} : { chosen }) }),
    onSuccess: (answer, { identity, code }) =>
      setWhere(answer.step === 'choose' ? { step: 'choose', identity, code, among: answer.among } : { step: 'means', proved: answer }),
  })
  const number = NUMBER[where.step]
  return (
    <Page
      title={activate.title}
      lead={<p>{activate.step(number, STEPS, activate.steps[number - 1] ?? '')}</p>}
      easy={where.step === 'who' ? { rest: 'below', first: <EasyActivate /> } : undefined}
    >
      {where.step === 'who' && <Who typed={typed} onChange={setTyped} onNext={identity => setWhere({ step: 'code', identity })} />}
      {where.step === 'code' && (
        <CodeStep
          identity={where.identity}
          isPending={proof.isPending}
          error={proof.error}
          onCode={code => proof.mutate({ identity: where.identity, code })}
          onBack={() => setWhere({ step: 'who' })}
        />
      )}
      {where.step === 'choose' && (
        <Choose
          among={where.among}
          error={proof.error}
          onChoose={chosen => proof.mutate({ identity: where.identity, code: where.code, chosen })}
        />
      )}
      {where.step === 'means' && <MeansStep proved={where.proved} />}
    </Page>
  )
}

type WhoProps = {
  readonly typed: IdentityTyped
  readonly onChange: (typed: IdentityTyped) => void
  readonly onNext: (identity: Identity) => void
}

const Who = ({ typed, onChange, onNext }: WhoProps) => {
  const { activate } = doorWords.useWords()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const identity = identityOf(typed)
    if (identity !== null) onNext(identity)
  }
  return (
    <>
      <Card tone="info" label={activate.beforeTitle}>
        <h2>{activate.beforeTitle}</h2>
        <p>{activate.before}</p>
        <p>{activate.lead}</p>
      </Card>
      <Helped />
      <National />
      <DemonstrationIdentity onFill={onChange} />
      <section className="stack" aria-labelledby="card">
        <h2 id="card">{activate.or}</h2>
        <form className="form" onSubmit={submit}>
          <IdentityFields typed={typed} onChange={onChange} />
          <div className="actions">
            <Button type="submit" look="primary">
              {activate.next}
            </Button>
          </div>
        </form>
      </section>
    </>
  )
}

/** Accompanied: the words change, and the machine keeps nothing of hers. */
const Helped = () => {
  const { activate } = doorWords.useWords()
  const isHelped = useAccompanied()
  return (
    <>
      <Checkbox isSelected={isHelped} onChange={accompany}>
        {activate.helped}
      </Checkbox>
      {isHelped && (
        <Card tone="warning" label={activate.helpedTitle}>
          <h2>{activate.helpedTitle}</h2>
          <ul className="points">
            {activate.helpedRules.map(rule => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

const National = () => {
  const { activate } = doorWords.useWords()
  const providers = useQuery({ queryKey: ['providers'], queryFn: readProviders, staleTime: Number.POSITIVE_INFINITY })
  const leave = useMutation({
    mutationFn: () => beginSignIn('person', 'activate'),
    onSuccess: ({ location }) => window.location.assign(location),
  })
  if (!providers.data?.person) return null
  return (
    <>
      <div className="actions">
        <Button isPending={leave.isPending || leave.isSuccess} onPress={() => leave.mutate()}>
          {activate.national}
        </Button>
      </div>
      <Trouble error={leave.error} />
    </>
  )
}

type ChooseProps = {
  readonly among: readonly { readonly personId: string; readonly firstName: string }[]
  readonly error: unknown
  readonly onChoose: (personId: string) => void
}

/** Twins on one card: the parent says which. */
const Choose = ({ among, error, onChoose }: ChooseProps) => {
  const { activate } = doorWords.useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        if (chosen !== null) onChoose(chosen)
      }}
    >
      <RadioGroup
        label={activate.choose}
        value={chosen}
        onChange={setChosen}
        isRequired
        options={among.map(({ personId, firstName }) => ({ value: personId, label: activate.forWho(firstName) }))}
      />
      <Trouble error={error} />
      <div className="actions">
        <Button type="submit" look="primary">
          {activate.next}
        </Button>
      </div>
    </form>
  )
}
