import { type FormEvent, useState } from 'react'
import { chooseForHeirs } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { useActing } from '../profile.ts'
import { lifeWords } from './words/index.ts'
import { useLifeStep } from './life.ts'

export const Heirs = ({ opposed }: { readonly opposed: boolean }) => {
  const life = lifeWords.useWords()
  const { heirs } = life
  const { recordId } = useActing()
  const [isOpposed, setOpposed] = useState(opposed)
  const step = useLifeStep(recordId, heirs.failed)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    step.mutate({ act: () => chooseForHeirs(recordId, isOpposed), said: heirs.saved })
  }
  return (
    <Card labelledBy="heirs">
      <h2 id="heirs">{heirs.title}</h2>
      <p>{heirs.text}</p>
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={heirs.label}
          value={isOpposed ? 'no' : 'yes'}
          onChange={answer => setOpposed(answer === 'no')}
          options={[
            { value: 'yes', label: heirs.yes },
            { value: 'no', label: heirs.no },
          ]}
        />
        <div className="actions">
          <Button type="submit" isPending={step.isPending}>
            {heirs.save}
          </Button>
        </div>
      </form>
    </Card>
  )
}
