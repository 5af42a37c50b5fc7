import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { closeRecord } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { lifeWords } from './words/index.ts'
import { useLifeStep } from './life.ts'

type Fate = 'keep' | 'erase'

type StepProps = { readonly fate: Fate; readonly onFate: (fate: Fate) => void; readonly onNext: () => void }

const Choice = ({ fate, onFate, onNext }: StepProps) => {
  const { close } = lifeWords.useWords()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onNext()
  }
  return (
    <>
      <Card labelledBy="before">
        <h2 id="before">{close.before}</h2>
        <p>{close.text}</p>
        <p>{close.sameCare}</p>
        <p>
          <Link to="/mes-donnees">{close.download}</Link>
        </p>
        <p>{close.downloadText}</p>
      </Card>
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={close.what}
          value={fate}
          onChange={onFate}
          options={[
            { value: 'keep', label: close.keep, consequence: close.keepText },
            { value: 'erase', label: close.erase, consequence: close.eraseText, grave: true },
          ]}
        />
        <div className="button-row">
          <Button type="submit">{close.next}</Button>
          <ButtonLink to="/mes-donnees">{close.cancel}</ButtonLink>
        </div>
      </form>
    </>
  )
}

const Confirmation = ({ fate, onBack }: { readonly fate: Fate; readonly onBack: () => void }) => {
  const { close } = lifeWords.useWords()
  const { recordId, actingFor } = useActing()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const step = useLifeStep(recordId, close.failed)
  const confirm = (): void =>
    step.mutate({ act: () => closeRecord(recordId, fate === 'erase'), done: () => void navigate({ to: '/accueil' }) })
  return (
    <Card tone="warning" labelledBy="sure">
      <h2 id="sure" ref={heading} tabIndex={-1}>
        {actingFor === null ? close.sure : close.sureOf(actingFor)}
      </h2>
      <p>{close.sureText}</p>
      <p>{fate === 'erase' ? close.sureErase : close.sureKeep}</p>
      <p className="small">{close.proof}</p>
      <div className="button-row">
        <Button isPending={step.isPending} onPress={confirm}>
          {actingFor === null ? close.go : close.goOf(actingFor)}
        </Button>
        <Button onPress={onBack}>{close.back}</Button>
      </div>
    </Card>
  )
}

/** As easy as opening: what changes, one choice, one confirmation; both ways out are buttons of one size (ui.md P5, §6 text 8). */
export const ClosePage = () => {
  const { close } = lifeWords.useWords()
  const { actingFor, fullName } = useActing()
  const [fate, setFate] = useState<Fate>('keep')
  const [isSure, setSure] = useState(false)
  return (
    <Page title={actingFor === null ? close.title : close.titleOf(actingFor)} who={fullName}>
      {isSure ? (
        <Confirmation fate={fate} onBack={() => setSure(false)} />
      ) : (
        <Choice fate={fate} onFate={setFate} onNext={() => setSure(true)} />
      )}
    </Page>
  )
}
