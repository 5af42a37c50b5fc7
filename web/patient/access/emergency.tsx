import { type FormEvent, useState } from 'react'
import { setEmergency } from '../../api/client.ts'
import type { AccessPage, Choice, EmergencyChoices } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Rich } from '../../ui/rich.tsx'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { patientWords } from '../words/index.ts'
import { useAccessChange } from './use-access-change.ts'

type Question = {
  readonly label: string
  readonly yes: string
  readonly no: string
  readonly value: boolean
  readonly legal: Choice
  readonly graveNo?: boolean
  readonly onChange: (value: boolean) => void
}

const YesNo = ({ label, yes, no, value, legal, graveNo, onChange }: Question) => {
  const { actions } = common.useWords()
  const { access: words } = patientWords.useWords()
  return (
    <div className="stack is-tight">
      <RadioGroup
        label={label}
        value={value ? 'yes' : 'no'}
        onChange={answer => onChange(answer === 'yes')}
        options={[
          { value: 'yes', label: actions.yes, consequence: <Rich text={yes} /> },
          { value: 'no', label: actions.no, consequence: <Rich text={no} />, ...(graveNo ? { grave: true } : {}) },
        ]}
      />
      {!legal.chosen && <p className="small muted">{words.never}</p>}
    </div>
  )
}

const choicesOf = ({ emergency }: AccessPage): EmergencyChoices => ({
  samu: emergency.samu.value,
  breakGlass: emergency.breakGlass.value,
  masked: emergency.masked.value,
})

export const Emergency = ({ page }: { readonly page: AccessPage }) => {
  const { access: words } = patientWords.useWords()
  const { recordId } = useActing()
  const saved = choicesOf(page)
  const [draft, setDraft] = useState<EmergencyChoices>(saved)
  const change = useAccessChange()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate({ act: () => setEmergency(recordId, draft), said: words.savedEmergency, undo: () => setEmergency(recordId, saved) })
  }
  return (
    <section className="stack" aria-labelledby="emergency">
      <div className="stack is-tight">
        <h2 id="emergency">{words.emergency}</h2>
        <p>{words.emergencyIntro}</p>
      </div>
      <form className="form" onSubmit={submit}>
        <YesNo
          label={words.samu}
          yes={words.samuYes}
          no={words.samuNo}
          value={draft.samu}
          legal={page.emergency.samu}
          onChange={samu => setDraft({ ...draft, samu })}
        />
        <YesNo
          label={words.breakGlass}
          yes={words.breakGlassYes}
          no={words.breakGlassNo}
          graveNo
          value={draft.breakGlass}
          legal={page.emergency.breakGlass}
          onChange={breakGlass => setDraft({ ...draft, breakGlass })}
        />
        <YesNo
          label={words.masked}
          yes={words.maskedYes}
          no={words.maskedNo}
          value={draft.masked}
          legal={page.emergency.masked}
          onChange={masked => setDraft({ ...draft, masked })}
        />
        <div className="actions">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {words.saveEmergency}
          </Button>
        </div>
      </form>
    </section>
  )
}
