import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { inviteToTeam } from '../../api/finding.ts'
import { isAbsent, isProblem } from '../../api/problem.ts'
import type { DirectoryEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { placeOf, ProfessionalFinder } from '../../ui/professional-finder.tsx'
import { common } from '../../ui/words/index.ts'
import { teamWords } from './words/index.ts'

/** A member brings in another: whom, then a second press that says what follows. */
export const Invite = ({ recordId }: { readonly recordId: string }) => {
  const words = teamWords.useWords()
  const { actions, states } = common.useWords()
  const client = useQueryClient()
  const [chosen, choose] = useState<DirectoryEntry | null>(null)
  const inviting = useMutation({
    mutationFn: ({ actorId }: DirectoryEntry) => inviteToTeam(recordId, actorId),
    onSuccess: () => {
      choose(null)
      return client.invalidateQueries({ queryKey: ['who-may-read', recordId] })
    },
  })
  const told = (error: unknown): string => {
    if (isProblem(error, 'agreement-first')) return words.agreementFirst
    if (isProblem(error, 'unknown-professional')) return words.unknown
    return isAbsent(error) || isProblem(error, 'act-refused') ? words.notMember : states.failedAction
  }
  return (
    <section className="stack is-tight" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p>{words.inviteText}</p>
      {inviting.data && inviting.variables && (
        <Card tone="done">
          <p role="status">{words.invited(inviting.variables.name, formatInstant(inviting.data.until))}</p>
        </Card>
      )}
      {inviting.error && (
        <Card tone="warning">
          <p role="alert">{told(inviting.error)}</p>
        </Card>
      )}
      {chosen === null ? (
        <ProfessionalFinder
          words={{ ...words, choose: words.bring, chooseName: words.bringName }}
          icon={UserPlus}
          onChoose={who => {
            inviting.reset()
            choose(who)
          }}
        />
      ) : (
        <Card label={words.sure(chosen.name)}>
          <p>
            <strong>{words.sure(chosen.name)}</strong>
            <br />
            <span className="muted">{placeOf(chosen)}</span>
          </p>
          <p>{words.sureText}</p>
          <div className="button-row is-stacking">
            <Button onPress={() => choose(null)}>{actions.cancel}</Button>
            <Button look="primary" icon={UserPlus} isPending={inviting.isPending} onPress={() => inviting.mutate(chosen)}>
              {words.confirm}
            </Button>
          </div>
        </Card>
      )}
    </section>
  )
}
