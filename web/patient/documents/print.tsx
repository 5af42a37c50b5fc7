import { useRouterState } from '@tanstack/react-router'
import { ArrowLeft, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Paper } from './papers.ts'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { readableOf, Viewer } from '../../ui/viewer/viewer.tsx'
import { DocumentMeta } from '../document-row.tsx'
import { useActing } from '../profile.ts'
import { useDocument, useShelf } from '../queries.ts'
import './documents.css'
import { papersOf } from './papers.ts'
import { papersWords } from './words/index.ts'

const useChosen = (): readonly string[] => {
  const state = useRouterState({ select: router => router.location.state })
  const ids: unknown = Reflect.get(state, 'ids')
  return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : []
}

type SheetProps = { readonly id: string; readonly recordId: string; readonly onReady: () => void }

const Sheet = ({ id, recordId, onReady }: SheetProps) => (
  <Loaded query={useDocument(recordId, id)} rows={3} part>
    {detail => <Viewer recordId={recordId} documentId={id} title={detail.title} level={3} {...readableOf(detail)} whole={onReady} />}
  </Loaded>
)

const Sheets = ({ papers, recordId }: { readonly papers: readonly Paper[]; readonly recordId: string }) => {
  const words = papersWords.useWords()
  const [ready, setReady] = useState<ReadonlySet<string>>(new Set())
  if (papers.length === 0) return <p>{words.printNothing}</p>
  const done = ready.size >= papers.length
  return (
    <>
      <div className="button-row screen-only">
        <Button look="primary" icon={Printer} isDisabled={!done} onPress={() => window.print()}>
          {words.printNow}
        </Button>
        <p role="status" className="muted">
          {words.printWaiting(ready.size, papers.length)}
        </p>
      </div>
      {papers.map(paper => (
        <section key={paper.id} className="sheet-of-print" aria-labelledby={`print-${paper.id}`}>
          <h2 id={`print-${paper.id}`}>{paper.title}</h2>
          <DocumentMeta document={paper} />
          <Sheet id={paper.id} recordId={recordId} onReady={() => setReady(before => new Set([...before, paper.id]))} />
        </section>
      ))}
    </>
  )
}

/** The documents chosen in the list, drawn whole one after the other, then given to the printer. Which ones stands in no address. */
export const PrintPage = () => {
  const words = papersWords.useWords()
  const { recordId, fullName } = useActing()
  const shelf = useShelf(recordId)
  const ids = useChosen()
  return (
    <Page
      title={words.printTitle}
      who={fullName}
      lead={<p className="screen-only">{words.printText}</p>}
      before={
        <p className="screen-only">
          <Link to="/documents" icon={ArrowLeft} className="back">
            {words.backToList}
          </Link>
        </p>
      }
    >
      <Loaded query={shelf} rows={4}>
        {found => <Sheets papers={papersOf(found).filter(({ id }) => ids.includes(id))} recordId={recordId} />}
      </Loaded>
    </Page>
  )
}
