import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { oppose, readEnrolment, readProof, withdraw } from '../../api/enrolment.ts'
import type { Enrolment } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Instant } from '../../ui/time.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { refuseWords } from './words/index.ts'

/** Signed in: her own state, one press each way, and the proof with her name. */
export const OwnChoice = ({ recordId }: { readonly recordId: string }) => {
  const enrolment = useQuery({ queryKey: ['enrolment', recordId], queryFn: () => readEnrolment(recordId) })
  return (
    <Loaded query={enrolment} rows={3}>
      {state => <OwnState recordId={recordId} enrolment={state} />}
    </Loaded>
  )
}

const titleOf = (words: ReturnType<typeof refuseWords.useWords>, state: Enrolment['state']): string =>
  state === 'opposed' ? words.own.opposed : state === 'opened' ? words.own.opened : words.own.known

const OwnState = ({ recordId, enrolment: { state, opensAt, choice } }: { readonly recordId: string; readonly enrolment: Enrolment }) => {
  const words = refuseWords.useWords()
  const { states } = common.useWords()
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['enrolment', recordId] })
  const onError = () => sayTrouble(states.failedAction)
  const change = useMutation({ mutationFn: () => (state === 'opposed' ? withdraw(recordId) : oppose(recordId)), onSuccess, onError })
  const proof = useMutation({ mutationFn: () => readProof(recordId), onSuccess: pdf => saveBlob(pdf, words.proofName), onError })
  return (
    <section className="stack" aria-labelledby="own">
      <h2 id="own">{titleOf(words, state)}</h2>
      {state === 'opposed' && <p>{words.own.opposedText}</p>}
      {state === 'opened' && <p>{words.own.openedText}</p>}
      {opensAt !== undefined && (
        <p>
          {words.own.opens} <Instant at={opensAt} />. {words.own.unlessRefused}
        </p>
      )}
      {choice !== undefined && (
        <Card>
          <dl className="refuse-facts">
            <dt>{words.reference}</dt>
            <dd className="refuse-reference">{choice.reference}</dd>
            <dt>{words.on}</dt>
            <dd>
              <Instant at={choice.at} />
            </dd>
          </dl>
        </Card>
      )}
      <div className="refuse-buttons">
        {state !== 'opened' && (
          <Button isPending={change.isPending} onPress={() => change.mutate()}>
            {state === 'opposed' ? words.send.withdraw : words.send.oppose}
          </Button>
        )}
        {choice !== undefined && (
          <Button isPending={proof.isPending} onPress={() => proof.mutate()}>
            {words.proof}
          </Button>
        )}
      </div>
    </section>
  )
}
