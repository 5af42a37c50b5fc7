import { useQuery } from '@tanstack/react-query'
import { readCases, type ReviewCase } from '../../api/review.ts'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { useActing } from '../profile.ts'
import { lineInAddress } from './line-address.ts'
import './requests.css'
import { CaseEnd, CaseState, CaseSteps } from './status.tsx'
import { requestsWords } from './words/index.ts'

export const useCases = (recordId: string) =>
  useQuery({ queryKey: ['requests', recordId], queryFn: () => readCases(recordId), enabled: recordId !== '' })

const One = ({ found }: { readonly found: ReviewCase }) => {
  const { kinds, list } = requestsWords.useWords()
  const { name = '', at, kind, state, line } = found
  return (
    <li>
      <Card tone={state === 'answered' ? 'warning' : 'plain'}>
        <h3>{kinds[kind]}</h3>
        {name !== '' && <p>{list.about(name, at === undefined ? '' : formatDate(at, 'long'))}</p>}
        <CaseState found={found} />
        {kind === 'document' && state !== 'closed' && <p className="muted">{list.hidden}</p>}
        {state === 'answered' ? (
          <CaseSteps found={found} />
        ) : (
          <Disclosure summary={list.history}>
            <CaseSteps found={found} />
          </Disclosure>
        )}
        {line !== undefined && (
          <p>
            <Link to="/regards/$line" params={{ line: lineInAddress(line) }}>
              {list.seeAccess}
            </Link>
          </p>
        )}
        <CaseEnd found={found} />
      </Card>
    </li>
  )
}

const Group = ({ title, id, cases }: { readonly title: string; readonly id: string; readonly cases: readonly ReviewCase[] }) =>
  cases.length === 0 ? null : (
    <section className="stack is-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul role="list" className="stack is-tight">
        {cases.map(found => (
          <One key={found.caseId} found={found} />
        ))}
      </ul>
    </section>
  )

/** What she asked about her record: those that wait for her first. */
export const RequestsPage = () => {
  const { list: words, report } = requestsWords.useWords()
  const { recordId, fullName } = useActing()
  const cases = useCases(recordId)
  return (
    <Page title={words.title} who={fullName} lead={<p>{words.lead}</p>}>
      <Loaded query={cases}>
        {items => {
          const open = items.filter(({ state }) => state !== 'closed')
          const first = open.toSorted((a, b) => Number(b.state === 'answered') - Number(a.state === 'answered'))
          return items.length === 0 ? (
            <Empty why={`${words.empty} ${words.emptyWhy}`} />
          ) : (
            <>
              <Group id="open" title={words.open} cases={first} />
              <Group id="closed" title={words.closed} cases={items.filter(({ state }) => state === 'closed')} />
            </>
          )
        }}
      </Loaded>
      <div className="button-row screen-only">
        <ButtonLink to="/demandes/soignant">{report.titleProfessional}</ButtonLink>
      </div>
    </Page>
  )
}
