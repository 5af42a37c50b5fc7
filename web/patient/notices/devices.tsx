import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import type { PushDevice } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Instant } from '../../ui/time.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { askPush, canPush, endPush, thisDevice } from './push.ts'
import { useSetting } from './queries.ts'
import { noticesWords } from './words/index.ts'

const Line = ({ device, isHere }: { readonly device: PushDevice; readonly isHere: boolean }) => {
  const { devices: words, settings } = noticesWords.useWords()
  const set = useSetting(settings)
  return (
    <li className="row">
      <div className="row-main">
        <span className="row-title">
          {device.label} {isHere && <Badge tone="primary">{words.here}</Badge>}
        </span>
        <span className="row-meta">
          {words.since} <Instant at={device.since} />
        </span>
      </div>
      <div className="row-actions">
        <Button onPress={() => set.mutate({ act: () => endPush(device.id), said: words.removed })}>
          {words.remove}
          <span className="visually-hidden"> : {device.label}</span>
        </Button>
      </div>
    </li>
  )
}

const Add = ({ pushKey, onAdded }: { readonly pushKey: string; readonly onAdded: () => Promise<unknown> }) => {
  const { devices: words } = noticesWords.useWords()
  const [isBusy, setBusy] = useState(false)
  const add = async (): Promise<void> => {
    setBusy(true)
    try {
      const outcome = await askPush(pushKey)
      await onAdded()
      if (outcome === 'added') say(words.added)
      else sayTrouble(words.denied)
    } catch {
      sayTrouble(words.failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <Button icon={Smartphone} isPending={isBusy} onPress={() => void add()}>
        {words.add}
      </Button>
    </div>
  )
}

type DevicesProps = { readonly devices: readonly PushDevice[]; readonly pushKey: string; readonly onAdded: () => Promise<unknown> }

/** Browsers that show one sentence when there is news: asked for by a press, taken away by another. */
export const Devices = ({ devices, pushKey, onAdded }: DevicesProps) => {
  const { devices: words } = noticesWords.useWords()
  const here = thisDevice()
  const isHere = devices.some(({ id }) => id === here)
  return (
    <section className="stack is-tight" aria-labelledby="devices">
      <h2 id="devices">{words.title}</h2>
      <p>{words.text}</p>
      {!canPush() && (
        <Card tone="info">
          <p>{words.notHere}</p>
        </Card>
      )}
      {devices.length === 0 ? <p className="muted">{words.none}</p> : <p>{words.list(devices.length)}</p>}
      {devices.length > 0 && (
        <ul role="list" className="rows">
          {devices.map(device => (
            <Line key={device.id} device={device} isHere={device.id === here} />
          ))}
        </ul>
      )}
      {canPush() && !isHere && <Add pushKey={pushKey} onAdded={onAdded} />}
    </section>
  )
}
