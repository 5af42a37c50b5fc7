import { type FormEvent, useState } from 'react'
import { askForHeirs, askHolderCopy, decideHeirs, deliver, type DeskPage } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextField } from '../ui/field.tsx'
import { dayOf, formatDate, parseDay, today } from '../ui/format/dates.ts'
import { type DeskActing, Outcome, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

type Props = { readonly page: DeskPage }
type Handover = DeskPage['handovers'][number]

const REASONS = ['cause-of-death', 'memory', 'rights'] as const
const QUALITIES = ['heir', 'spouse', 'partner'] as const
const NONE = { requester: '', checked: '', from: '', to: '' }

const daysOf = ({ from, to }: typeof NONE): { readonly from?: string; readonly to?: string } => {
  const [first, last] = [parseDay(from), parseDay(to)]
  return { ...(first === null ? {} : { from: first }), ...(last === null ? {} : { to: last }) }
}

/** One of the three reasons of the law, and the days of care that it needs (L.1110-4 V). */
export const Heirs = ({ page }: Props) => {
  const { operator } = deskWords.useWords()
  const [typed, setTyped] = useState(NONE)
  const [reason, setReason] = useState<(typeof REASONS)[number]>('memory')
  const [quality, setQuality] = useState<(typeof QUALITIES)[number]>('heir')
  const acting = useDeskAct(page.personId)
  const set = (part: Partial<typeof NONE>): void => setTyped(before => ({ ...before, ...part }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { requester, checked } = typed
    const days = reason === 'cause-of-death' ? {} : daysOf(typed)
    acting.run(async () => ({
      actId: (await askForHeirs(page.personId, { requester, checked, quality, reason, ...days })).actId,
      said: operator.heirsDone,
    }))
  }
  return (
    <Disclosure summary={operator.heirs}>
      <form className="form" onSubmit={submit}>
        <TextField label={operator.requester} value={typed.requester} onChange={requester => set({ requester })} isRequired />
        <RadioGroup
          label={operator.quality}
          value={quality}
          onChange={setQuality}
          options={QUALITIES.map(value => ({ value, label: operator.qualities[value] }))}
        />
        <TextField label={operator.checkedBy} value={typed.checked} onChange={checked => set({ checked })} isRequired />
        <RadioGroup
          label={operator.reason}
          value={reason}
          onChange={setReason}
          options={REASONS.map(value => ({ value, label: operator.reasons[value] }))}
        />
        {reason === 'cause-of-death' ? (
          <p>{operator.deathPeriod}</p>
        ) : (
          <>
            <p>{operator.period}</p>
            <DayField label={operator.from} value={typed.from} onChange={from => set({ from })} isRequired={false} latest={today()} />
            <DayField label={operator.to} value={typed.to} onChange={to => set({ to })} isRequired={false} latest={today()} />
          </>
        )}
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {operator.heirsGo}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} />
    </Disclosure>
  )
}

/** Before she closes a space she never signed in to (R.1111-36). */
export const HolderCopy = ({ page }: Props) => {
  const { operator } = deskWords.useWords()
  const [checked, setChecked] = useState('')
  const acting = useDeskAct(page.personId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    acting.run(async () => ({ actId: (await askHolderCopy(page.personId, checked)).actId, said: operator.copyDone }))
  }
  return (
    <Disclosure summary={operator.copy}>
      <form className="form" onSubmit={submit}>
        <p>{operator.copyText}</p>
        <TextField label={operator.checkedBy} value={checked} onChange={setChecked} isRequired />
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {operator.copyGo}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} />
    </Disclosure>
  )
}

/** Written down by one, decided by another, delivered by a third. */
export const Handovers = ({ page }: Props) => {
  const acting = useDeskAct(page.personId)
  return (
    <ul role="list" className="desk-list">
      {page.handovers.map(one => (
        <li key={one.requestId} className="stack is-tight">
          <Told one={one} />
          {one.state === 'asked' && !one.isMine && <Decide one={one} page={page} acting={acting} />}
          {(one.state === 'ready' || one.state === 'delivered') && <Deliver one={one} page={page} />}
        </li>
      ))}
      <li>
        <Outcome acting={acting} personId={page.personId} />
      </li>
    </ul>
  )
}

const Told = ({ one }: { readonly one: Handover }) => {
  const { operator } = deskWords.useWords()
  const states: Readonly<Record<string, string>> = operator.handovers
  const [reasons, qualities]: readonly Readonly<Record<string, string>>[] = [operator.reasons, operator.qualities]
  const said = [
    one.quality === undefined ? '' : (qualities?.[one.quality] ?? ''),
    one.reason === undefined ? '' : (reasons?.[one.reason] ?? ''),
    operator.on(formatDate(dayOf(one.askedAt))),
    one.until === undefined ? '' : operator.untilDay(formatDate(dayOf(one.until))),
  ]
  return (
    <>
      <span>
        <strong>{one.kind === 'holder' ? operator.ofHolder : one.requester}</strong> – {states[one.state] ?? one.state}
      </span>
      <span className="muted">{said.filter(part => part !== '').join(' – ')}</span>
    </>
  )
}

const Decide = ({ one, page, acting }: Props & { readonly one: Handover; readonly acting: DeskActing }) => {
  const { operator } = deskWords.useWords()
  const decide = (accept: boolean): void =>
    acting.run(async () => ({ actId: (await decideHeirs(page.personId, one.requestId, accept)).actId, said: operator.decided }))
  return (
    <span className="button-row">
      <Button isPending={acting.isPending} onPress={() => decide(true)}>
        {operator.accept}
      </Button>
      <Button isPending={acting.isPending} onPress={() => decide(false)}>
        {operator.refuse}
      </Button>
    </span>
  )
}

const NOWHERE = { line: '', postalCode: '', city: '' }

const Deliver = ({ one, page }: Props & { readonly one: Handover }) => {
  const { operator, contact } = deskWords.useWords()
  const [way, setWay] = useState<'post' | 'desk'>('post')
  const [address, setAddress] = useState(NOWHERE)
  const acting = useDeskAct(page.personId)
  if (!one.mayDeliver) return <p className="muted">{operator.otherDelivers}</p>
  const set = (part: Partial<typeof NOWHERE>): void => setAddress(before => ({ ...before, ...part }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    acting.run(async () => {
      const done = await deliver(page.personId, one.requestId, way === 'desk' ? { way } : { way, address })
      return { actId: done.actId, said: operator.delivered(formatDate(dayOf(done.until))), sheet: done.sheet }
    })
  }
  return (
    <Disclosure summary={one.state === 'ready' ? operator.deliver : operator.deliverAgain}>
      <form className="form" onSubmit={submit}>
        <p>{operator.deliverText}</p>
        <RadioGroup
          label={operator.way}
          value={way}
          onChange={setWay}
          options={(['post', 'desk'] as const).map(value => ({ value, label: operator.ways[value] }))}
        />
        {way === 'post' && (
          <>
            <TextField label={contact.line} value={address.line} onChange={line => set({ line })} isRequired autoComplete="off" />
            <TextField
              label={contact.postalCode}
              value={address.postalCode}
              onChange={postalCode => set({ postalCode })}
              check={typed => (/^\d{5}$/.test(typed) ? null : contact.postalCodeWrong)}
              isRequired
              inputMode="numeric"
              autoComplete="off"
            />
            <TextField label={contact.city} value={address.city} onChange={city => set({ city })} isRequired autoComplete="off" />
          </>
        )}
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {one.state === 'ready' ? operator.deliver : operator.deliverAgain}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'hand-over', subject: page.recordId }} />
    </Disclosure>
  )
}
