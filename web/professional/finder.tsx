import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { readRecent } from '../api/client.ts'
import type { Found, RecentRecord } from '../api/types.ts'
import { Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { Instant } from '../ui/time.tsx'
import { FinderForm } from './finder-form.tsx'
import { professionalWords } from './words/index.ts'

const Recent = () => {
  const { finder: words } = professionalWords.useWords()
  const recent = useQuery({ queryKey: ['recent'], queryFn: readRecent })
  return (
    <section className="stack is-tight">
      <h2 id="recent">{words.recent}</h2>
      <Loaded query={recent} rows={3} part>
        {list =>
          list.length === 0 ? (
            <p className="muted">{words.noRecent}</p>
          ) : (
            <Table<RecentRecord>
              caption={words.recent}
              hiddenCaption
              rows={list}
              rowKey={record => record.recordId}
              columns={[
                {
                  head: words.person,
                  cell: ({ recordId, name }) => (
                    <Link to="/pro/p/$recordId" params={{ recordId }}>
                      {name}
                    </Link>
                  ),
                },
                { head: words.lastOpened, cell: ({ lastOpenedAt }) => <Instant at={lastOpenedAt} /> },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  )
}

export const FinderPage = () => {
  const { finder: words, create, code } = professionalWords.useWords()
  const navigate = useNavigate()
  const go = (found: Found): void => {
    if (found.recordId) void navigate({ to: '/pro/p/$recordId', params: { recordId: found.recordId } })
    else void navigate({ to: '/pro/ouvrir' })
  }
  return (
    <Page title={words.title} ownFocus>
      <FinderForm label={words.field} hint={words.hint} submit={words.search} onFound={go} />
      <p>
        {words.noNumber} <Link to="/pro/identite">{words.byIdentity}</Link>
      </p>
      <p>
        {code.linkText} <Link to="/pro/code">{code.link}</Link>
      </p>
      <p>
        {create.linkText} <Link to="/pro/creer">{create.link}</Link>
      </p>
      <Recent />
    </Page>
  )
}
