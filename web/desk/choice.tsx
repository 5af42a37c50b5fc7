import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type DeskChoice, type DeskPage, makeChoice } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, RadioGroup } from '../ui/choice.tsx'
import { Outcome, PersonScreen, Script, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

/** What the law allows in each state; one that waits can be taken back. */
const possible = ({ state, eraseOn, check }: DeskPage): readonly DeskChoice[] => {
  switch (state) {
    case 'none':
    case 'announced':
      return ['oppose']
    case 'refused':
      return ['withdraw-opposition']
    case 'open':
    case 'active':
      return ['close']
    case 'suspended':
      return ['object']
    case 'closed':
      if (eraseOn !== undefined) return ['reopen', 'withdraw-erasure']
      return check?.level === 'desk' ? ['reopen', 'ask-erasure'] : ['reopen']
    case 'deceased':
      return []
  }
}

const NEEDS_TWO: ReadonlySet<DeskChoice> = new Set(['close', 'ask-erasure'])
type Channel = 'desk' | 'phone' | 'post'

const Choosing = ({ page }: { readonly page: DeskPage }) => {
  const words = deskWords.useWords().choice
  const among = possible(page)
  const [chosen, setChosen] = useState<DeskChoice | null>(among.length === 1 ? (among[0] ?? null) : null)
  const [channel, setChannel] = useState<Channel>(page.check?.level === 'phone' ? 'phone' : 'desk')
  const [isHeard, setHeard] = useState(false)
  const acting = useDeskAct(page.personId)
  if (acting.done !== undefined) return <Outcome acting={acting} personId={page.personId} />
  if (among.length === 0) return <p>{words.none}</p>
  const save = (): void => {
    if (chosen === null) return
    acting.run(async () => ({ actId: (await makeChoice(page.personId, chosen, channel, false)).actId, said: words.done }))
  }
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <RadioGroup
        label={words.which}
        value={chosen}
        isRequired
        onChange={choice => {
          setChosen(choice)
          setHeard(false)
        }}
        options={among.map(value => ({ value, label: words.kinds[value] }))}
      />
      <RadioGroup
        label={words.channel}
        inline
        value={channel}
        onChange={setChannel}
        options={(['desk', 'phone', 'post'] as const).map(value => ({ value, label: words.channels[value] }))}
      />
      {chosen !== null && <Script title={words.read} lines={words.scripts[chosen]} />}
      <Checkbox isSelected={isHeard} onChange={setHeard} isRequired>
        {words.confirmed}
      </Checkbox>
      <div className="button-row">
        <Button type="submit" look="primary" isDisabled={chosen === null || !isHeard} isPending={acting.isPending}>
          {words.save}
        </Button>
      </div>
      <Outcome
        acting={acting}
        personId={page.personId}
        {...(chosen !== null && NEEDS_TWO.has(chosen) ? { two: { kind: 'close-record', subject: page.recordId } } : {})}
      />
    </form>
  )
}

/** G5: read aloud, confirmed by the person, written down, with a paper. */
export const ChoicePage = () => {
  const { choice } = deskWords.useWords()
  const { personId } = useParams({ from: '/desk/guichet/p/$personId/choix' })
  return (
    <PersonScreen personId={personId} title={choice.title} needsCheck>
      {page => <Choosing page={page} />}
    </PersonScreen>
  )
}
