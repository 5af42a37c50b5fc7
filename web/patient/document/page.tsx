import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import type { DocumentDetail, Shelf } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { CategoryLabel } from '../../ui/category.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Day } from '../../ui/time.tsx'
import { readableOf, Viewer } from '../../ui/viewer/viewer.tsx'
import { DocumentBadges } from '../document-row.tsx'
import { easily } from '../easy/lazy.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import { useActing } from '../profile.ts'
import { keys, useDocument } from '../queries.ts'
import { meaningWords } from './meaning/index.ts'
import { readerWords } from './words/index.ts'
import { DocumentActions } from './actions.tsx'
import './document.css'

const EasyDocument = easily(() => import('../easy/document.tsx').then(module => module.EasyDocument), meaningWords)
const Aside = lazy(() => import('./aside.tsx').then(module => ({ default: module.Aside })))
const Around = lazy(() => import('./around.tsx').then(module => ({ default: module.Around })))

/** Opened is read: the list and the home say so at once, without asking again. */
const useRead = ({ id, shelf }: DocumentDetail, recordId: string): void => {
  const client = useQueryClient()
  const unread = shelf?.unread ?? false
  useEffect(() => {
    if (!unread) return
    client.setQueryData<Shelf>(
      keys.shelf(recordId),
      known =>
        known && {
          ...known,
          items: known.items.map(line => (line.id === id ? { ...line, shelf: { ...line.shelf, unread: false } } : line)),
          counts: { ...known.counts, unread: Math.max(known.counts.unread - 1, 0) },
        },
    )
  }, [client, recordId, id, unread])
}

const Reading = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = readerWords.useWords()
  const { recordId, fullName } = useActing()
  useRead(document, recordId)
  const isEasy = usePreferences().easy === 'yes'
  const later = document.status === 'superseded' ? document.versions.find(version => version.current) : undefined
  const paper = (
    <>
      {document.notice && <p className="small muted">{document.notice}</p>}
      <Viewer recordId={recordId} documentId={document.id} title={document.title} level={2} {...readableOf(document)} />
    </>
  )
  return (
    <Page
      title={document.title}
      who={fullName}
      width="full"
      easy={{
        rest: 'more',
        first: (
          <>
            <EasyDocument document={document} />
            {isEasy && paper}
          </>
        ),
      }}
      before={
        <p className="screen-only">
          <Link to="/documents" icon={ArrowLeft} className="back">
            {words.back}
          </Link>
        </p>
      }
      lead={
        <div className="cluster">
          <CategoryLabel category={document.category} />
          <Day date={document.date} long />
          <DocumentBadges document={document} />
        </div>
      }
    >
      <Suspense fallback={<div className="around" />}>
        <Around document={document} />
      </Suspense>
      <DocumentActions document={document} />
      {later && (
        <Card tone="info">
          <p>
            {words.superseded}{' '}
            <Link to="/documents/$documentId" params={{ documentId: later.id }}>
              {words.openCurrent}
            </Link>
          </p>
        </Card>
      )}
      {document.identityToVerify && (
        <Card tone="warning">
          <p>{words.verify}</p>
        </Card>
      )}
      <div className="reading">
        <div className="stack">{!isEasy && paper}</div>
        <Suspense fallback={<Skeleton rows={4} />}>
          <Aside document={document} />
        </Suspense>
      </div>
    </Page>
  )
}

export const DocumentPage = () => {
  const { document: words } = readerWords.useWords()
  const { documentId } = useParams({ from: '/patient/documents/$documentId' })
  const { recordId } = useActing()
  const document = useDocument(recordId, documentId)
  if (document.data === undefined) {
    return (
      <Page title={words.heading}>
        <Loaded query={document} rows={6}>
          {() => null}
        </Loaded>
      </Page>
    )
  }
  return <Reading key={documentId} document={document.data} />
}
