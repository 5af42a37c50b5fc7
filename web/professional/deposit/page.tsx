import { useQueryClient } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { depositDocument, proposeDeposit } from '../../api/client.ts'
import type { Deposited, PersonTraits } from '../../api/types.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { NoRecord } from '../no-record.tsx'
import { roundOf } from '../round/round.ts'
import { fullNameOf, PersonBar } from '../person-bar.tsx'
import { usePerson } from '../record/queries.ts'
import { professionalWords } from '../words/index.ts'
import { DepositForm } from './form.tsx'
import type { Send } from './use-deposit.ts'

const Receipt = ({ done }: { readonly done: Deposited }) => {
  const { deposit: words } = professionalWords.useWords()
  const said = done.duplicateOf ? words.duplicate : done.identityToVerify ? words.toVerify : words.done
  return (
    <li className="stack is-tight">
      <p role="status" className="cluster">
        <Icon of={CircleCheck} />
        <strong>{said}</strong>
      </p>
      {done.shownAtOnce && <p>{words.shownAtOnce}</p>}
      <p className="small">{words.receipt(done.documentId)}</p>
    </li>
  )
}

type DoneProps = { readonly done: readonly Deposited[]; readonly person: PersonTraits; readonly onAgain: () => void }

const Done = ({ done, person, onAgain }: DoneProps) => {
  const { deposit: words } = professionalWords.useWords()
  const last = done.at(-1)
  return (
    <Card tone="done">
      <ul role="list" className="stack">
        {done.map(one => (
          <Receipt key={one.documentId} done={one} />
        ))}
      </ul>
      <div className="button-row">
        <ButtonLink
          look="primary"
          to="/pro/p/$recordId/documents"
          params={{ recordId: person.recordId }}
          search={last === undefined ? {} : { doc: last.documentId }}
        >
          {words.see}
        </ButtonLink>
        <Button onPress={onAgain}>{words.again}</Button>
      </div>
    </Card>
  )
}

/** Without a network: it leaves by itself later, once. */
const Kept = ({ onAgain }: { readonly onAgain: () => void }) => {
  const { round: words, deposit } = professionalWords.useWords()
  return (
    <Card tone="info">
      <p role="status">
        <strong>{words.kept}</strong> {words.keptText}
      </p>
      <div className="button-row">
        <Button onPress={onAgain}>{deposit.again}</Button>
      </div>
    </Card>
  )
}

const Deposit = ({ person }: { readonly person: PersonTraits }) => {
  const { replaces } = useSearch({ from: '/professional/pro/p/$recordId/deposer' })
  const client = useQueryClient()
  const actorId = useSession()?.actorId ?? ''
  const send: Send<Deposited | 'kept'> = async (metadata, file, onProgress, secret) => {
    const keep = async (): Promise<'kept'> => {
      await roundOf(actorId).keep({ kind: 'document', recordId: person.recordId, metadata, secret }, file)
      return 'kept'
    }
    if (!navigator.onLine) return keep()
    const done = await depositDocument(person.recordId, metadata, file, onProgress, secret)
    await client.invalidateQueries({ queryKey: ['documents', person.recordId] })
    return done
  }
  return (
    <DepositForm send={send} read={file => proposeDeposit(person.recordId, file)} minor={person.minor} {...(replaces ? { replaces } : {})}>
      {(done, again) => {
        const filed = done.filter(one => one !== 'kept')
        return (
          <div className="stack">
            {filed.length < done.length && <Kept onAgain={again} />}
            {filed.length > 0 && <Done done={filed} person={person} onAgain={again} />}
          </div>
        )
      }}
    </DepositForm>
  )
}

export const DepositPage = () => {
  const { deposit: words } = professionalWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/deposer' })
  const { replaces } = useSearch({ from: '/professional/pro/p/$recordId/deposer' })
  const person = usePerson(recordId)
  if (person.isError) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  const who = person.data ? fullNameOf(person.data) : ''
  return (
    <Page
      title={replaces ? words.titleReplace : words.title}
      who={who}
      before={person.data && <PersonBar person={person.data} closable />}
      lead={who && <p>{words.in(who)}</p>}
    >
      <Loaded query={person} rows={4}>
        {traits => <Deposit person={traits} />}
      </Loaded>
    </Page>
  )
}
