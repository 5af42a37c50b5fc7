import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AuthorisedRecord, endOwn, readAuthorised } from '../../api/control.ts'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Table } from '../../ui/table.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'
import { authorisedWords } from './words/index.ts'

type Ends = NonNullable<AuthorisedRecord['ends']>

const End = ({ recordId, what, name }: { readonly recordId: string; readonly what: Ends; readonly name: string }) => {
  const words = authorisedWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const end = useMutation({
    mutationFn: () => endOwn(recordId, what),
    onSuccess: () => {
      say(words.ended)
      return Promise.all(['authorised', 'own'].map(key => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: () => sayTrouble(states.failedAction),
  })
  if (!isAsked)
    return (
      <Button aria-label={words.endsOf(words.ends[what], name)} onPress={() => setAsked(true)}>
        {words.ends[what]}
      </Button>
    )
  return (
    <div className="stack is-tight">
      <p>{words.sure[what]}</p>
      <div className="button-row">
        <Button onPress={() => setAsked(false)}>{words.keep}</Button>
        <Button look="danger" isPending={end.isPending} onPress={() => end.mutate()}>
          {words.confirm}
        </Button>
      </div>
    </div>
  )
}

const Records = ({ records }: { readonly records: readonly AuthorisedRecord[] }) => {
  const words = authorisedWords.useWords()
  const { person } = professionalWords.useWords()
  const { columns } = words
  if (records.length === 0) return <p>{words.none}</p>
  return (
    <Table<AuthorisedRecord>
      caption={words.table}
      hiddenCaption
      rows={records}
      rowKey={({ recordId }) => recordId}
      columns={[
        {
          head: columns.person,
          cell: ({ recordId, name, birthDate }) => (
            <>
              <Link to="/pro/p/$recordId" params={{ recordId }}>
                {name}
              </Link>
              <br />
              <span className="muted">{words.born(formatDate(birthDate))}</span>
            </>
          ),
        },
        { head: columns.basis, cell: ({ basis }) => person.bases[basis] },
        { head: columns.until, cell: ({ until }) => (until === null ? words.noEnd : formatDate(until)) },
        {
          head: columns.news,
          cell: ({ newDocuments, since }) => (
            <>
              {newDocuments > 0 ? <strong>{words.news(newDocuments)}</strong> : words.news(0)}
              {since !== null && (
                <>
                  <br />
                  <span className="muted">{words.since(formatDate(since))}</span>
                </>
              )}
            </>
          ),
        },
        {
          head: columns.end,
          isAct: true,
          cell: ({ recordId, ends, name }) => (ends === null ? null : <End recordId={recordId} what={ends} name={name} />),
        },
      ]}
    />
  )
}

/** Asked for by a gesture, never by opening the page: each record keeps a trace of it. */
export const AuthorisedRecords = () => {
  const words = authorisedWords.useWords()
  const [isAsked, setAsked] = useState(false)
  const records = useQuery({ queryKey: ['authorised'], queryFn: readAuthorised, enabled: isAsked })
  return (
    <section className="stack is-tight" aria-labelledby="authorised">
      <h2 id="authorised">{words.title}</h2>
      <p>{words.lead}</p>
      {isAsked ? (
        <Loaded query={records} part>
          {found => <Records records={found} />}
        </Loaded>
      ) : (
        <div className="button-row">
          <Button onPress={() => setAsked(true)}>{words.show}</Button>
        </div>
      )}
    </section>
  )
}
