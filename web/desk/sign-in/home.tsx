import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answerAct, readActsOfTwo } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { ActOfTwo } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { deskSignInWords } from './words/index.ts'

const Act = ({ act }: { readonly act: ActOfTwo }) => {
  const words = deskSignInWords.useWords()
  const { states } = common.useWords()
  const queries = useQueryClient()
  const answer = useMutation({
    mutationFn: (approve: boolean) => answerAct(act.actId, approve),
    onSuccess: () => say(words.answered),
    onError: error => sayTrouble(isProblem(error) && error.message !== '' ? error.message : states.failedAction),
    onSettled: () => queries.invalidateQueries({ queryKey: ['acts-of-two'] }),
  })
  const mine = { waiting: words.mine, approved: words.mineApproved, refused: words.mineRefused }[act.answer]
  return (
    <Card label={words.kinds[act.kind]}>
      <h3>{words.kinds[act.kind]}</h3>
      <p>{words.askedBy(act.askedByName, formatInstant(act.askedAt))}</p>
      <p className="muted small">{words.number(act.subject)}</p>
      {act.isMine ? (
        <p>{mine}</p>
      ) : (
        <div className="button-row">
          <Button look="primary" isPending={answer.isPending} onPress={() => answer.mutate(true)}>
            {words.approve}
          </Button>
          <Button isPending={answer.isPending} onPress={() => answer.mutate(false)}>
            {words.refuse}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** What waits for two agents. */
export const Together = () => {
  const words = deskSignInWords.useWords()
  const acts = useQuery({ queryKey: ['acts-of-two'], queryFn: readActsOfTwo })
  return (
    <section className="stack" aria-labelledby="together">
      <div className="stack is-tight">
        <h2 id="together">{words.together}</h2>
        <p className="muted">{words.togetherText}</p>
      </div>
      <Loaded query={acts} part>
        {list => {
          const shown = list.filter(act => act.isMine || act.answer === 'waiting')
          return shown.length === 0 ? <p>{words.nothing}</p> : shown.map(act => <Act key={act.actId} act={act} />)
        }}
      </Loaded>
    </section>
  )
}
