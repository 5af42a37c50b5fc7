import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type MatrixPage, readMatrix, startMatrixDraft } from '../../api/control.ts'
import { useSession } from '../../app/session.ts'
import '../../desk/desk.css'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { controlWords } from '../control-words/index.ts'
import { NoClinical } from '../requests.tsx'
import { Cells } from './cells.tsx'
import { Version } from './version.tsx'

const useStart = () => {
  const { matrix: words } = controlWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (copied: string | undefined) => startMatrixDraft(copied),
    onSuccess: () => {
      say(words.started)
      return client.invalidateQueries({ queryKey: ['matrix'] })
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

const InForce = ({ page }: { readonly page: MatrixPage }) => {
  const { matrix: words } = controlWords.useWords()
  const { version, from, illustrative, cells } = page.inForce
  const start = useStart()
  const writes = useSession()?.isDpo === true
  return (
    <section className="stack is-tight" aria-labelledby="in-force">
      <h2 id="in-force">{words.inForce}</h2>
      <p>{words.since(version, formatDate(from, 'long'))}</p>
      {illustrative && (
        <p>
          <Badge tone="warning">{words.illustrative}</Badge>
        </p>
      )}
      {writes && (
        <div className="button-row">
          <Button look="primary" isPending={start.isPending} onPress={() => start.mutate(undefined)}>
            {words.start}
          </Button>
        </div>
      )}
      <Cells page={page} cells={cells} />
      <Disclosure summary={words.copies}>
        <ul role="list" className="stack is-tight">
          {page.copies.map(copy => (
            <li key={copy.version} className="cluster">
              <span>{words.copy(copy.version, formatDate(copy.from, 'long'))}</span>
              {writes && copy.version !== version && (
                <Button isPending={start.isPending} onPress={() => start.mutate(copy.version)}>
                  {words.rollBack}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}

const Versions = ({
  page,
  id,
  title,
  isOpen,
}: {
  readonly page: MatrixPage
  readonly id: string
  readonly title: string
  readonly isOpen: boolean
}) => {
  const { matrix: words } = controlWords.useWords()
  const shown = page.versions.filter(({ state }) => (state === 'draft' || state === 'submitted') === isOpen)
  return (
    <section className="stack is-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {shown.length === 0 && <p className="muted">{words.none}</p>}
      <ul role="list" className="stack is-tight">
        {shown.map(version => (
          <li key={version.versionId}>
            <Card>
              <Version page={page} version={version} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A6: who may read which type; a draft, who gains and who loses, the second person, the day, and all that ever was. */
export const MatrixConsole = () => {
  const { matrix: words } = controlWords.useWords()
  const query = useQuery({ queryKey: ['matrix'], queryFn: readMatrix })
  return (
    <Page title={words.title} lead={<NoClinical />}>
      <p>{words.lead}</p>
      <Loaded query={query}>
        {page => (
          <>
            <Versions
              page={page}
              id="drafts"
              title={words.drafts(page.versions.filter(({ state }) => state === 'draft' || state === 'submitted').length)}
              isOpen
            />
            <InForce page={page} />
            <Versions page={page} id="history" title={words.history} isOpen={false} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
