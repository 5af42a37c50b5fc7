import { Lock } from 'lucide-react'
import { chooseNotice } from '../../api/notices.ts'
import type { EventChoice, NoticeChannel } from '../../api/types.ts'
import { Switch } from '../../ui/choice.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { Table } from '../../ui/table.tsx'
import { useSetting } from './queries.ts'
import { noticesWords } from './words/index.ts'

const CHANNELS: readonly NoticeChannel[] = ['page', 'email', 'push']

type GridProps = {
  readonly events: readonly EventChoice[]
  /** Of a record she acts for; absent: for herself. */
  readonly recordId?: string
  readonly hasPush: boolean
}

type CellProps = {
  readonly choice: EventChoice
  readonly channel: NoticeChannel
  readonly recordId: string | undefined
  readonly plain?: boolean
}

const Cell = ({ choice, channel, recordId, plain = false }: CellProps) => {
  const { settings, channels, events, always } = noticesWords.useWords()
  const { event, lock } = choice
  const set = useSetting(settings)
  const name = settings.cell(channels[channel], events[event])
  if (lock !== null)
    return (
      <span className="notice-lock">
        <Icon of={Lock} size="1em" />
        {plain ? `${channels[channel]} : ${always}` : always}
      </span>
    )
  const whose = recordId === undefined ? {} : { recordId }
  return (
    <Switch isSelected={choice[channel]} onChange={wanted => set.mutate({ act: () => chooseNotice({ ...whose, event, channel, wanted }) })}>
      {plain ? channels[channel] : <span className="visually-hidden">{name}</span>}
    </Switch>
  )
}

const Why = ({ choice: { event, lock } }: { readonly choice: EventChoice }) => {
  const { explained, locks } = noticesWords.useWords()
  return <span className="notice-why">{lock === null ? explained[event] : `${explained[event]} ${locks[lock]}`}</span>
}

/** Event by way: a real table; on a telephone, one fold a subject. What cannot be switched off says why. */
export const Grid = ({ events: choices, recordId, hasPush }: GridProps) => {
  const { settings, channels, events } = noticesWords.useWords()
  const isNarrow = useNarrow()
  const shown = CHANNELS.filter(channel => hasPush || channel !== 'push')
  if (isNarrow)
    return (
      <div className="stack is-tight">
        {choices.map(choice => (
          <Disclosure key={choice.event} summary={events[choice.event]}>
            <Why choice={choice} />
            {shown.map(channel => (
              <Cell key={channel} choice={choice} channel={channel} recordId={recordId} plain />
            ))}
          </Disclosure>
        ))}
      </div>
    )
  return (
    <div className="notice-grid">
      <Table
        caption={settings.what}
        hiddenCaption
        rows={choices}
        rowKey={({ event }) => event}
        columns={[
          {
            head: settings.event,
            cell: choice => (
              <>
                {events[choice.event]}
                <Why choice={choice} />
              </>
            ),
          },
          ...shown.map(channel => ({
            head: channels[channel],
            cell: (choice: EventChoice) => <Cell choice={choice} channel={channel} recordId={recordId} />,
          })),
        ]}
      />
    </div>
  )
}
