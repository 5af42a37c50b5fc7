import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Search, UserPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { findProfessionals } from '../../api/client.ts'
import { inviteToTeam } from '../../api/finding.ts'
import { isAbsent, isProblem } from '../../api/problem.ts'
import type { DirectoryEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import '../../ui/row.css'
import { common } from '../../ui/words/index.ts'
import { teamWords } from './words/index.ts'

const MIN_LETTERS = 2
type Chosen = { readonly onChoose: (who: DirectoryEntry) => void }

const metaOf = ({ role, structure, town }: DirectoryEntry): string => [role, structure, town].filter(Boolean).join(', ')

const Colleague = ({ onChoose }: Chosen) => {
  const words = teamWords.useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useQuery({ queryKey: ['directory', asked], queryFn: () => findProfessionals(asked), enabled: asked.length >= MIN_LETTERS })
  return (
    <search className="form">
      <div className="search-box">
        <TextField
          label={words.find}
          hint={words.findHint}
          value={typed}
          onChange={setTyped}
          type="search"
          unmarked
          autoComplete="off"
          adornment={
            <span className="search-icon">
              <Icon of={Search} />
            </span>
          }
        />
      </div>
      {asked.length >= MIN_LETTERS && (
        <Loaded query={found} rows={3} part>
          {list => (
            <>
              <p role="status" className="muted">
                {list.length === 0 ? words.noneFound : words.found(list.length)}
              </p>
              <ul role="list" className={list.length > 0 ? 'rows' : undefined}>
                {list.map(who => (
                  <li key={who.actorId} className="row">
                    <div className="row-main">
                      <span className="row-title">{who.name}</span>
                      <span className="row-meta">{metaOf(who)}</span>
                    </div>
                    <Button icon={UserPlus} aria-label={words.bringName(who.name)} onPress={() => onChoose(who)}>
                      {words.bring}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      )}
    </search>
  )
}

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
        <Colleague
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
            <span className="muted">{metaOf(chosen)}</span>
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
