import { type FormEvent, useState } from 'react'
import { askMerge, type DeskPage, doMerge, findAtDesk, recordDeath, resume, suspend, undoMerge } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextField } from '../ui/field.tsx'
import { dayOf, formatDate } from '../ui/format/dates.ts'
import { Outcome, useDeskAct } from './frame.tsx'
import { Handovers, Heirs, HolderCopy } from './hand-over.tsx'
import { deskWords } from './words/index.ts'

type Props = { readonly page: DeskPage }

const Suspension = ({ page }: Props) => {
  const { operator } = deskWords.useWords()
  const [motive, setMotive] = useState<'fraud' | 'malfunction'>('fraud')
  const acting = useDeskAct(page.personId)
  const isSuspended = page.state === 'suspended'
  const act = (): void =>
    acting.run(async () =>
      isSuspended
        ? { actId: (await resume(page.personId)).actId, said: operator.resumed }
        : { actId: (await suspend(page.personId, motive)).actId, said: operator.suspended },
    )
  return (
    <Disclosure summary={isSuspended ? operator.resume : operator.suspend}>
      {!isSuspended && (
        <RadioGroup
          label={operator.motive}
          value={motive}
          onChange={setMotive}
          options={(['fraud', 'malfunction'] as const).map(value => ({ value, label: operator.motives[value] }))}
        />
      )}
      <div className="button-row">
        <Button isPending={acting.isPending} onPress={act}>
          {isSuspended ? operator.resume : operator.suspend}
        </Button>
      </div>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'suspend-record', subject: page.recordId }} />
    </Disclosure>
  )
}

const Death = ({ page }: Props) => {
  const { operator } = deskWords.useWords()
  const acting = useDeskAct(page.personId)
  return (
    <Disclosure summary={operator.death}>
      <p>{operator.deathText}</p>
      <div className="button-row">
        <Button
          isPending={acting.isPending}
          onPress={() => acting.run(async () => ({ actId: (await recordDeath(page.personId)).actId, said: operator.dead }))}
        >
          {operator.death}
        </Button>
      </div>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'record-death', subject: page.recordId }} />
    </Disclosure>
  )
}

const NewMerge = ({ page }: Props) => {
  const { operator, home } = deskWords.useWords()
  const [ins, setIns] = useState('')
  const [isAbsent, setAbsent] = useState(false)
  const acting = useDeskAct(page.personId)
  const find = async (): Promise<void> => {
    const [other] = await findAtDesk({ ins: ins.replace(/\s/g, '') })
    const isOther = other !== undefined && other.personId !== page.personId
    setAbsent(!isOther)
    if (!isOther) return
    acting.run(async () => {
      await askMerge(page.personId, other.personId)
      return { said: operator.mergeAsked }
    })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void find().catch(() => setAbsent(true))
  }
  return (
    <Disclosure summary={operator.merge}>
      <form className="form" onSubmit={submit}>
        <p>{operator.mergeText}</p>
        <TextField label={operator.otherNumber} hint={home.numberHint} value={ins} onChange={setIns} isRequired autoComplete="off" />
        {isAbsent && <p role="alert">{operator.otherAbsent}</p>}
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {operator.mergeAsk}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} />
    </Disclosure>
  )
}

const Merge = ({ page, merge }: Props & { readonly merge: DeskPage['merges'][number] }) => {
  const { operator } = deskWords.useWords()
  const acting = useDeskAct(page.personId)
  const isAsked = merge.state === 'asked'
  const act = (): void =>
    acting.run(async () => {
      await (isAsked ? doMerge(merge.mergeId) : undoMerge(merge.mergeId))
      return { said: isAsked ? operator.merged : operator.unmerged }
    })
  return (
    <li className="stack is-tight">
      <span>
        {operator.mergeStates[merge.state]} – {operator.on(formatDate(dayOf(merge.at)))}
      </span>
      {merge.state !== 'undone' && (
        <span className="button-row">
          <Button isPending={acting.isPending} onPress={act}>
            {isAsked ? operator.mergeDo : operator.mergeUndo}
          </Button>
        </span>
      )}
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'merge-records', subject: merge.mergeId }} />
    </li>
  )
}

/** What needs nobody in front of the agent: a paper or a register speaks, and another agent agrees. */
export const OtherActs = ({ page }: Props) => {
  const { operator } = deskWords.useWords()
  const isRecord = page.state !== 'none' && page.state !== 'announced' && page.state !== 'refused'
  const mayBeSuspended = page.state === 'open' || page.state === 'active' || page.state === 'suspended'
  return (
    <section className="stack" aria-labelledby="others">
      <h2 id="others">{operator.title}</h2>
      {mayBeSuspended && <Suspension page={page} />}
      {isRecord && page.state !== 'deceased' && <Death page={page} />}
      {page.state === 'deceased' && <Heirs page={page} />}
      {page.state === 'open' && !page.hasAccount && page.check !== null && <HolderCopy page={page} />}
      {page.handovers.length > 0 && <Handovers page={page} />}
      <NewMerge page={page} />
      {page.merges.length > 0 && (
        <ul role="list" className="desk-list">
          {page.merges.map(merge => (
            <Merge key={merge.mergeId} page={page} merge={merge} />
          ))}
        </ul>
      )}
    </section>
  )
}
