import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { nameReferring, readReferring } from '../../api/sharing.ts'
import type { Referring } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { PersonBadge } from '../../ui/person-badge.tsx'
import { ProfessionalFinder } from '../../ui/professional-finder.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { rulesWords, sharingWords } from './words/index.ts'

type Role = keyof Referring
const ROLES: readonly Role[] = ['midwife', 'pharmacist']
const keyOf = (recordId: string) => ['referring', recordId] as const

const useNaming = (role: Role, onDone: () => void) => {
  const { team: words, share } = sharingWords.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (actorId: string | null) => nameReferring(recordId, role, actorId),
    onSuccess: referring => {
      client.setQueryData(keyOf(recordId), referring)
      say(words.roleNamed)
      onDone()
    },
    onError: error => sayTrouble(isProblem(error, 'referring-profession') ? words.wrongRole[role] : share.failed),
  })
}

const One = ({ role, named }: { readonly role: Role; readonly named: Referring[Role] }) => {
  const { team: words } = sharingWords.useWords()
  const { rule } = rulesWords.useWords()
  const { actions } = common.useWords()
  const [isChoosing, setChoosing] = useState(false)
  const naming = useNaming(role, () => setChoosing(false))
  return (
    <li className="row">
      {named !== null && <PersonBadge name={named.name} />}
      <div className="row-main">
        <span className="row-title">{words.roles[role]}</span>
        <span className="row-meta">{named === null ? words.nobody : [named.name, named.place].filter(Boolean).join(', ')}</span>
      </div>
      {!isChoosing && (
        <div className="row-actions screen-only">
          {named === null ? (
            <Button onPress={() => setChoosing(true)}>{words.nameRole[role]}</Button>
          ) : (
            <Button aria-label={words.replaceRole[role]} onPress={() => setChoosing(true)}>
              {words.replace}
            </Button>
          )}
          {named !== null && (
            <Button look="quiet" aria-label={words.forgetRole[role]} isPending={naming.isPending} onPress={() => naming.mutate(null)}>
              {words.forget}
            </Button>
          )}
        </div>
      )}
      {isChoosing && (
        <Card label={words.nameRole[role]}>
          <ProfessionalFinder words={rule} onChoose={({ actorId }) => naming.mutate(actorId)} />
          <div className="button-row">
            <Button onPress={() => setChoosing(false)}>{actions.cancel}</Button>
          </div>
        </Card>
      )}
    </li>
  )
}

/** One midwife and one pharmacist that the person names herself; it gives nobody anything. */
export const ReferringRoles = () => {
  const { team: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const referring = useQuery({ queryKey: keyOf(recordId), queryFn: () => readReferring(recordId), enabled: recordId !== '' })
  if (referring.data === undefined) return null
  const named = referring.data
  return (
    <section className="stack is-tight" aria-labelledby="referring">
      <h2 id="referring">{words.referring}</h2>
      <p>{words.referringText}</p>
      <ul role="list" className="rows">
        {ROLES.map(role => (
          <One key={role} role={role} named={named[role]} />
        ))}
      </ul>
    </section>
  )
}
