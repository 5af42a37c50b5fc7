import { useState } from 'react'
import { askErasure, objectToSuspension, reopenRecord, withdrawErasure } from '../../api/client.ts'
import type { Life } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf, formatDate } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Failure } from '../../ui/states.tsx'
import { useActing } from '../profile.ts'
import { lifeWords } from './words/index.ts'
import { useLife, useLifeStep } from './life.ts'

const inWords = (iso: string): string => formatDate(dayOf(iso), 'long')

const Erasure = ({ life }: { readonly life: Life }) => {
  const { closed } = lifeWords.useWords()
  const { recordId } = useActing()
  const [isAsking, setAsking] = useState(false)
  const step = useLifeStep(recordId, closed.failed)
  if (life.eraseOn !== undefined) {
    return (
      <Button isPending={step.isPending} onPress={() => step.mutate({ act: () => withdrawErasure(recordId), said: closed.withdrawn })}>
        {closed.withdraw}
      </Button>
    )
  }
  if (!isAsking) return <Button onPress={() => setAsking(true)}>{closed.erase}</Button>
  return (
    <Card tone="warning" label={closed.erase}>
      <p>{closed.eraseSure}</p>
      <div className="button-row">
        <Button isPending={step.isPending} onPress={() => step.mutate({ act: () => askErasure(recordId), said: closed.asked })}>
          {closed.eraseYes}
        </Button>
        <Button onPress={() => setAsking(false)}>{closed.keep}</Button>
      </div>
    </Card>
  )
}

const Closed = ({ life }: { readonly life: Life }) => {
  const { closed } = lifeWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const step = useLifeStep(recordId, closed.failed)
  return (
    <Page title={actingFor === null ? closed.title : closed.titleOf(actingFor)} who={fullName}>
      <Card>
        {life.closedAt !== undefined && <p>{closed.since(inWords(life.closedAt))}</p>}
        {life.eraseOn !== undefined ? (
          <p>{closed.erasedOn(inWords(life.eraseOn))}</p>
        ) : (
          life.archivedUntil !== undefined && <p>{closed.until(inWords(life.archivedUntil))}</p>
        )}
        <p>{closed.reopenText}</p>
        <div className="button-row">
          <Button isPending={step.isPending} onPress={() => step.mutate({ act: () => reopenRecord(recordId), said: closed.reopened })}>
            {actingFor === null ? closed.reopen : closed.reopenOf(actingFor)}
          </Button>
          <Erasure life={life} />
        </div>
      </Card>
    </Page>
  )
}

const Suspended = ({ life }: { readonly life: Life }) => {
  const { suspended, closed } = lifeWords.useWords()
  const { recordId, fullName } = useActing()
  const step = useLifeStep(recordId, closed.failed)
  return (
    <Page title={suspended.title} who={fullName}>
      <Card tone="warning">
        <p>{suspended.text}</p>
        {life.closesOn !== undefined && <p>{suspended.closesOn(inWords(life.closesOn))}</p>}
        <div className="button-row">
          <Button
            isPending={step.isPending}
            onPress={() => step.mutate({ act: () => objectToSuspension(recordId), said: suspended.objected })}
          >
            {suspended.object}
          </Button>
        </div>
      </Card>
    </Page>
  )
}

/** In place of every page of a record that is shut: where it stands, and the way back. */
export const ShutRecord = () => {
  const { recordId } = useActing()
  const life = useLife(recordId)
  return (
    <Loaded query={life}>
      {state => {
        if (state.state === 'closed') return <Closed life={state} />
        if (state.state === 'suspended') return <Suspended life={state} />
        return <Failure error={null} onRetry={() => window.location.reload()} />
      }}
    </Loaded>
  )
}
