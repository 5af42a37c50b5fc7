import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Attachment, endAttachment } from '../../api/attachments.ts'
import { isProblem } from '../../api/problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Table } from '../../ui/table.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { underWords } from './words/index.ts'

const End = ({ one }: { readonly one: Attachment }) => {
  const words = underWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const end = useMutation({
    mutationFn: () => endAttachment(one.id),
    onSuccess: () => {
      say(words.ended)
      return client.invalidateQueries({ queryKey: ['attachments'] })
    },
    onError: error => sayTrouble(isProblem(error) && error.message !== '' ? error.message : states.failedAction),
  })
  if (!isAsked)
    return (
      <Button aria-label={words.endOf(one.name)} onPress={() => setAsked(true)}>
        {words.end}
      </Button>
    )
  return (
    <div className="stack is-tight">
      <p>{words.sure}</p>
      <div className="button-row">
        <Button onPress={() => setAsked(false)}>{words.keep}</Button>
        <Button look="danger" isPending={end.isPending} onPress={() => end.mutate()}>
          {words.confirm}
        </Button>
      </div>
    </div>
  )
}

/** `named`: whom she named; `held`: whom she is under. Who is named may end it too. */
export const List = ({ of, items }: { readonly of: 'named' | 'held'; readonly items: readonly Attachment[] }) => {
  const words = underWords.useWords()
  const { columns } = words
  return (
    <section className="stack is-tight" aria-labelledby={of}>
      <h2 id={of}>{words[of]}</h2>
      {items.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <Table<Attachment>
          caption={of === 'named' ? words.table : words.heldTable}
          hiddenCaption
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              head: columns.who,
              cell: ({ name, role, under }) =>
                of === 'held' ? (
                  under.name
                ) : (
                  <>
                    {name}
                    <br />
                    <span className="muted">{role}</span>
                  </>
                ),
            },
            { head: columns.as, cell: ({ kind, under }) => (of === 'named' ? words.kinds[kind] : words.heldKinds[kind](under.name)) },
            { head: columns.where, cell: ({ structure }) => structure },
            {
              head: columns.when,
              cell: ({ from, until, state }) => (
                <>
                  {words.days(formatDate(from), formatDate(until))}{' '}
                  {state === 'ended' ? <span className="muted">{words.states.ended}</span> : <Badge>{words.states[state]}</Badge>}
                </>
              ),
            },
            { head: columns.end, isAct: true, cell: one => one.state !== 'ended' && <End one={one} /> },
          ]}
        />
      )}
    </section>
  )
}
