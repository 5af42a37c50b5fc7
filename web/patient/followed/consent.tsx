import { useState } from 'react'
import { setReading } from '../../api/followed.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { useChange } from './queries.ts'
import { followedWords } from './words/index.ts'

type ConsentProps = {
  readonly recordId: string
  readonly consents: boolean | null
  /** Hers, or her representative's, to give. */
  readonly may: boolean
  /** On its own page the answer is said and can be taken back; elsewhere only the question is asked. */
  readonly whole?: boolean
}

/** Asked once, in so many words, before anything is read; taken back in one press. */
export const ConsentCard = ({ recordId, consents, may, whole = false }: ConsentProps) => {
  const { read: words } = followedWords.useWords()
  const change = useChange(recordId)
  const [withdraws, setWithdraws] = useState(false)
  const answer = (yes: boolean): void => {
    setWithdraws(false)
    change.mutate({ act: () => setReading(recordId, yes), said: yes ? words.thanks : words.withdrawn })
  }
  if (!may || (!whole && consents !== null)) return null
  if (consents === true)
    return (
      <Card label={words.title}>
        <p>{words.given}</p>
        {withdraws && <p role="alert">{words.withdrawText}</p>}
        <div className="button-row">
          <Button
            isPending={change.isPending}
            look={withdraws ? 'danger' : 'quiet'}
            onPress={() => (withdraws ? answer(false) : setWithdraws(true))}
          >
            {words.withdraw}
          </Button>
        </div>
      </Card>
    )
  return (
    <Card tone="info" label={words.askTitle}>
      <h2>{consents === null ? words.askTitle : words.refused}</h2>
      <p>{words.askText}</p>
      <p>{words.askSee}</p>
      <div className="button-row is-stacking">
        <Button look="primary" isPending={change.isPending} onPress={() => answer(true)}>
          {words.yes}
        </Button>
        {consents === null && (
          <Button isPending={change.isPending} onPress={() => answer(false)}>
            {words.no}
          </Button>
        )}
        {!whole && (
          <ButtonLink to="/sante/lu" look="quiet">
            {words.title}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
