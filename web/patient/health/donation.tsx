import { useState } from 'react'
import { addEntry, changeEntry, removeEntry } from '../../api/health.ts'
import type { EntryBody, HealthProfile } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { inRubric, useHealthChange } from './queries.ts'
import { healthWords, wishesWords } from './words/index.ts'

type OrganDonation = Extract<EntryBody, { readonly rubric: 'organ-donation' }>
type Position = OrganDonation['position']
const POSITIONS: readonly Position[] = ['agrees', 'refuses', 'refuses-some', 'undecided']

type DonationProps = { readonly profile: HealthProfile; readonly recordId: string; readonly name: string | null }

/** What she tells those who would be asked; the law and the register are said first, since this is not the register. */
export const Donation = ({ profile, recordId, name }: DonationProps) => {
  const { will } = wishesWords.useWords()
  const { option } = healthWords.useWords()
  const entry = inRubric(profile, 'organ-donation').find(({ status }) => status === 'active')
  const said = entry?.body?.rubric === 'organ-donation' ? entry.body : undefined
  const mayState = profile.may.wish && name === null
  return (
    <section className="stack is-tight" aria-labelledby="donation">
      <h2 id="donation">{will.donation}</h2>
      <p>
        <strong>{will.donationLaw}</strong>
      </p>
      <p>{will.donationHere}</p>
      <p className="muted">{will.donationRegistry}</p>
      {mayState ? (
        <Position key={entry?.version} profile={profile} recordId={recordId} />
      ) : (
        said && (
          <Card>
            <p>{option.donation[said.position]}</p>
          </Card>
        )
      )}
    </section>
  )
}

const Position = ({ profile, recordId }: Pick<DonationProps, 'profile' | 'recordId'>) => {
  const { will } = wishesWords.useWords()
  const { option } = healthWords.useWords()
  const entry = inRubric(profile, 'organ-donation').find(({ status }) => status === 'active')
  const said = entry?.body?.rubric === 'organ-donation' ? entry.body : undefined
  const [position, setPosition] = useState<Position | null>(said?.position ?? null)
  const [told, setTold] = useState(said?.toldRelatives === true)
  const [clientId] = useState(() => crypto.randomUUID())
  const change = useHealthChange(recordId)
  const keep = (): void => {
    if (position === null) return
    const body: OrganDonation = { rubric: 'organ-donation', position, ...(told ? { toldRelatives: true } : {}) }
    const act = () =>
      entry === undefined ? addEntry(recordId, { clientId, body }) : changeEntry(recordId, entry.id, { version: entry.version, body })
    change.mutate({ act, said: will.donationSaved })
  }
  const takeBack = (): void => {
    if (entry === undefined) return
    const act = () => removeEntry(recordId, entry.id, { version: entry.version, rubric: 'organ-donation' })
    change.mutate({ act, said: will.donationRemoved })
  }
  return (
    <>
      <RadioGroup<Position>
        label={will.position}
        value={position}
        onChange={setPosition}
        options={POSITIONS.map(value => ({
          value,
          label: option.donation[value],
          ...(value === 'refuses' || value === 'refuses-some' ? { consequence: will.refusesReminder } : {}),
        }))}
      />
      <Checkbox isSelected={told} onChange={setTold}>
        {will.told}
      </Checkbox>
      <div className="button-row screen-only">
        <Button look="primary" isPending={change.isPending} isDisabled={position === null} onPress={keep}>
          {will.donationSave}
        </Button>
        {entry && (
          <Button look="quiet" onPress={takeBack}>
            {will.donationRemove}
          </Button>
        )}
      </div>
    </>
  )
}
