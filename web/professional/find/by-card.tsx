import { useMutation } from '@tanstack/react-query'
import { CreditCard } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { type CardMeans, readInventedCard } from '../../api/finding.ts'
import type { Found } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { readSought } from '../sought-text.ts'
import { professionalWords } from '../words/index.ts'
import { Outcome, Trouble } from './outcome.tsx'
import { findWords } from './words/index.ts'

const MEANS = ['vitale', 'apcv'] as const satisfies readonly CardMeans[]

type ByCardProps = { readonly isInvented: boolean; readonly onFound: (found: Found, typed: string) => void }

/** Her card says that she is there: it lets an agreement be declared where one must be proved. */
export const ByCard = ({ isInvented, onFound }: ByCardProps) => {
  const words = findWords.useWords()
  return isInvented ? (
    <InventedReader onFound={onFound} />
  ) : (
    <Card tone="warning">
      <p role="status">{words.noReader}</p>
    </Card>
  )
}

const InventedReader = ({ onFound }: Pick<ByCardProps, 'onFound'>) => {
  const words = findWords.useWords()
  const { finder } = professionalWords.useWords()
  const [typed, setTyped] = useState('')
  const [means, setMeans] = useState<CardMeans>('vitale')
  const [verified, setVerified] = useState(false)
  const sought = readSought(typed)
  const reading = useMutation({ mutationFn: (ins: string) => readInventedCard(ins, means, { verified }) })
  return (
    <>
      <p className="muted">{words.cardText}</p>
      <Form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (sought.kind === 'ins') reading.mutate(sought.ins)
        }}
      >
        <TextField
          label={words.cardIns}
          hint={words.cardInsHint}
          value={typed}
          onChange={setTyped}
          check={value => (readSought(value).kind === 'ins' ? null : finder.wrongShape)}
          isRequired
          autoComplete="off"
          spellCheck="false"
        />
        <RadioGroup
          label={words.means}
          inline
          value={means}
          onChange={setMeans}
          options={MEANS.map(value => ({ value, label: words.meansOf[value] }))}
        />
        {means === 'vitale' && (
          <Checkbox isSelected={verified} onChange={setVerified}>
            {words.verified}
          </Checkbox>
        )}
        <div>
          <Button type="submit" look="primary" icon={CreditCard} isPending={reading.isPending}>
            {words.read}
          </Button>
        </div>
      </Form>
      {reading.error && <Trouble error={reading.error} />}
      {reading.data && <Outcome answer={reading.data} onFound={onFound} />}
    </>
  )
}
