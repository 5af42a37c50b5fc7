import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Copy, Files, Info, Printer } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { readEmergency } from '../api/client.ts'
import { isAbsent } from '../api/problem.ts'
import type { DocumentSummary, EmergencyView } from '../api/types.ts'
import { seek } from '../app/opened.ts'
import { fullNameOf, PersonBar } from '../professional/person-bar.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { CategoryIcon } from '../ui/category.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { formatDate } from '../ui/format/dates.ts'
import { ButtonLink } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import '../ui/row.css'
import { Day } from '../ui/time.tsx'
import { say, sayTrouble } from '../ui/toast.ts'
import { Viewer } from '../ui/viewer/viewer.tsx'
import { common } from '../ui/words/index.ts'
import { EmergencyBlock } from './block.tsx'
import { RefusedPage } from './refused.tsx'
import { SendToTeam } from './send-to-team.tsx'
import { summaryText } from './summary-text.ts'
import { emergencyWords } from './words/index.ts'

type Reading = Pick<DocumentSummary, 'id' | 'title' | 'format'>

const Useful = ({
  documents,
  onRead,
}: {
  readonly documents: readonly DocumentSummary[]
  readonly onRead: (document: DocumentSummary) => void
}) => {
  const { view: words } = emergencyWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="useful">
      <h2 id="useful">{words.useful}</h2>
      {documents.length === 0 ? (
        <p>{words.noUseful}</p>
      ) : (
        <ul role="list" className="useful">
          {documents.map(document => (
            <li key={document.id}>
              <button type="button" className="useful-item" onClick={() => onRead(document)}>
                <CategoryIcon category={document.category} />
                <span>
                  <strong>{document.title}</strong>
                  <br />
                  <Day date={document.date} />, {document.author.name}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Regulating a call opens the first minute; the whole record asks for a basis of its own (ui.md X4). Broken glass is one: it was attested. */
const WholeRecord = ({ view: { person, mode } }: { readonly view: EmergencyView }) => {
  const { view: words } = emergencyWords.useWords()
  const navigate = useNavigate()
  const { recordId } = person
  if (mode !== 'regulation')
    return (
      <ButtonLink icon={Files} to="/pro/p/$recordId" params={{ recordId }} search={{}}>
        {words.all}
      </ButtonLink>
    )
  const ask = (): void => {
    seek({ found: { handle: recordId, person: null }, typed: fullNameOf(person) })
    void navigate({ to: '/pro/ouvrir' })
  }
  return (
    <Button icon={Files} onPress={ask}>
      {words.whole}
    </Button>
  )
}

type ToolsProps = { readonly view: EmergencyView; readonly hasSources: boolean; readonly onSources: (shown: boolean) => void }

const Tools = ({ view, hasSources, onSources }: ToolsProps) => {
  const { view: words } = emergencyWords.useWords()
  const { shell } = common.useWords()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(summaryText(view, words))
      say(words.copied)
    } catch {
      sayTrouble(words.copyFailed)
    }
  }
  return (
    <div className="emergency-tools screen-only">
      <SendToTeam recordId={view.person.recordId} />
      <Button icon={Copy} onPress={() => void copy()}>
        {words.copy}
      </Button>
      <Button icon={Printer} onPress={() => window.print()}>
        {shell.print}
      </Button>
      <WholeRecord view={view} />
      <Button icon={Info} aria-pressed={hasSources} onPress={() => onSources(!hasSources)}>
        {words.sources}
      </Button>
      {view.updatedAt && <span className="muted">{words.updated(formatDate(view.updatedAt))}</span>}
    </div>
  )
}

const PLACES = ['danger', 'treatments', 'conditions', 'wishes', 'recent'] as const

/** Alt and a digit: the block of that number. */
const useBlockKeys = (): void =>
  useEffect(() => {
    const jump = (event: KeyboardEvent): void => {
      const place = event.altKey ? PLACES[Number(/^Digit([1-5])$/.exec(event.code)?.[1] ?? 0) - 1] : undefined
      if (place === undefined) return
      event.preventDefault()
      document.getElementById(place)?.focus()
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])

const Ten = ({ view }: { readonly view: EmergencyView }): ReactNode => {
  const { view: words } = emergencyWords.useWords()
  const [reading, setReading] = useState<Reading | null>(null)
  const [hasSources, showSources] = useState(false)
  useBlockKeys()
  const { danger, treatments, conditions, wishes, recent } = view.blocks
  const read = (id: string, title: string): void => {
    const known = view.useful.find(document => document.id === id)
    // A block is drawn from a medical document: when the list does not hold it, it is one.
    setReading(known ?? { id, title, format: 'cda' })
  }
  return (
    <>
      <div className={classes('blocks', hasSources && 'has-sources')}>
        <EmergencyBlock id="danger" rank={1} title={words.danger} block={danger} onRead={read} />
        <EmergencyBlock id="treatments" rank={2} title={words.treatments} block={treatments} onRead={read} />
        <EmergencyBlock id="conditions" rank={3} title={words.conditions} block={conditions} onRead={read} />
        <EmergencyBlock id="wishes" rank={4} title={words.wishes} block={wishes} onRead={read} />
        <EmergencyBlock id="recent" rank={5} title={words.recent} block={recent} onRead={read} />
      </div>
      <Tools view={view} hasSources={hasSources} onSources={showSources} />
      <p className="muted small">{words.notRead}</p>
      <Useful documents={view.useful} onRead={setReading} />
      {reading && (
        <Dialog title={reading.title} isOpen wide onClose={() => setReading(null)}>
          <Viewer
            recordId={view.person.recordId}
            documentId={reading.id}
            title={reading.title}
            narrative={reading.format === 'cda'}
            level={3}
          />
        </Dialog>
      )}
    </>
  )
}

/** X4: what one must know in ten seconds, in fixed places. */
export const ViewPage = () => {
  const { view: words } = emergencyWords.useWords()
  const { recordId } = useParams({ from: '/emergency/urgence/p/$recordId' })
  const view = useQuery({ queryKey: ['emergency', recordId], queryFn: () => readEmergency(recordId), staleTime: Number.POSITIVE_INFINITY })
  if (isAbsent(view.error)) return <RefusedPage />
  return (
    <Page
      title={view.data ? fullNameOf(view.data.person) : words.windowTitle}
      hiddenTitle={view.data !== undefined}
      before={view.data && <PersonBar person={view.data.person} closable />}
    >
      <Loaded query={view} rows={6}>
        {data => <Ten view={data} />}
      </Loaded>
    </Page>
  )
}
