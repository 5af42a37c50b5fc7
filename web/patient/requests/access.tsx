import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft, Ban, Eye, Flag } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { readJournal } from '../../api/client.ts'
import type { JournalEvent } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { rulesWords } from '../access/words/index.ts'
import { AnswerVisit } from '../looks/answer.tsx'
import { Because, useQuality } from '../looks/event.tsx'
import '../looks/looks.css'
import { actWords, looksWords } from '../looks/words/index.ts'
import { useActing } from '../profile.ts'
import { lineFromAddress } from './line-address.ts'
import { useCases } from './page.tsx'
import './requests.css'
import { CaseEnd, CaseState, CaseSteps } from './status.tsx'
import { requestsWords } from './words/index.ts'

const BlockDialog = lazy(async () => {
  const [module] = await Promise.all([import('../access/block-dialog.tsx'), rulesWords.ready()])
  return { default: module.BlockDialog }
})

const PAGES = 60

/** The line wherever it stands in her journal: the newest page first. */
const findLine = async (recordId: string, line: string): Promise<JournalEvent | null> => {
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const { items, next } = await readJournal(recordId, undefined, cursor)
    const found = items.find(({ id }) => id === line)
    if (found !== undefined || next === null) return found ?? null
    cursor = next
  }
  return null
}

const Facts = ({ event }: { readonly event: JournalEvent }) => {
  const { detail: words } = requestsWords.useWords()
  const looks = looksWords.useWords()
  const told = actWords.useWords()
  const quality = useQuality(event.who)
  const acts = event.outcome === 'refused' ? told.actsRefused : event.who.kind === 'self' ? told.actsYou : told.acts
  const place = event.where === undefined ? '' : [event.where.structure, event.where.town].filter(Boolean).join(', ')
  const rows: readonly (readonly [string, string])[] = [
    [words.who, [event.who.name, quality].filter(Boolean).join(', ')],
    [words.when, formatInstant(event.at)],
    [words.what, event.act === 'refusals' ? looks.refusals(event.times ?? 1) : acts[event.act]],
    [looks.where, place],
    [looks.why, event.reason === undefined ? '' : told.quoted(event.reason)],
    [looks.basis, looks.bases[event.basis]],
  ]
  return (
    <section className="stack is-tight" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl className="access-facts">
        {rows
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <div>
          <dt>{words.documents}</dt>
          <dd>
            {event.documents.length === 0 ? (
              words.noDocument
            ) : (
              <ul>
                {event.documents.map((document, place) => (
                  <li key={document.id ?? place}>
                    {document.id === undefined ? (
                      document.title
                    ) : (
                      <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                        {document.title}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
      {(event.who.kind === 'agent' || event.who.kind === 'system') && <p>{words.technical}</p>}
    </section>
  )
}

const Acting = ({ event }: { readonly event: JournalEvent }) => {
  const { detail: words } = requestsWords.useWords()
  const [isBlocking, setBlocking] = useState(false)
  const { actorId, name, kind } = event.who
  if (kind !== 'professional' || event.verdict === 'own') return null
  return (
    <section className="stack is-tight screen-only" aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <ol className="next-steps">
        {words.steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="button-row is-stacking">
        {actorId !== undefined && (
          <Button icon={Ban} onPress={() => setBlocking(true)}>
            {words.block}
          </Button>
        )}
        {actorId !== undefined && (
          <ButtonLink to="/acces/apercu" search={{ actor: actorId }} icon={Eye}>
            {words.preview}
          </ButtonLink>
        )}
        <ButtonLink to="/demandes/soignant" search={{ nom: name }} icon={Flag}>
          {words.report}
        </ButtonLink>
      </div>
      {isBlocking && actorId !== undefined && (
        <Suspense fallback={null}>
          <BlockDialog who={{ actorId, name }} onClose={() => setBlocking(false)} />
        </Suspense>
      )}
    </section>
  )
}

const Followed = ({ line }: { readonly line: string }) => {
  const { list: words } = requestsWords.useWords()
  const { recordId } = useActing()
  const found = useCases(recordId).data?.find(one => one.line === line)
  if (found === undefined) return null
  return (
    <Card labelledBy="followed">
      <h2 id="followed">{words.history}</h2>
      <CaseState found={found} />
      <CaseSteps found={found} />
      <CaseEnd found={found} />
    </Card>
  )
}

/** U21: one access, in a sentence, then all that is known of it, and what she can do. */
export const AccessDetailPage = () => {
  const { detail: words } = requestsWords.useWords()
  const line = lineFromAddress(useParams({ from: '/patient/regards/$line' }).line)
  const { recordId, fullName } = useActing()
  const found = useQuery({
    queryKey: ['looks', recordId, 'line', line],
    queryFn: () => findLine(recordId, line),
    enabled: recordId !== '',
  })
  const event = found.data ?? null
  const visit = event === null ? null : { key: event.id, events: [event] as const, from: event.at, to: event.at }
  return (
    <Page
      title={event === null ? words.title : words.sentence(event.who.name, formatInstant(event.at))}
      who={fullName}
      before={
        <p className="screen-only">
          <Link to="/regards" icon={ArrowLeft} className="back">
            {words.back}
          </Link>
        </p>
      }
    >
      <Loaded query={found}>
        {() =>
          event === null || visit === null ? (
            <p>{words.absent}</p>
          ) : (
            <>
              <Because visit={visit} />
              <Facts event={event} />
              <AnswerVisit visit={visit} always />
              <Followed line={line} />
              <Acting event={event} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
