import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { readContent, readDocumentHtml } from '../../api/client.ts'
import { Loaded } from '../loaded.tsx'
import { Skeleton } from '../skeleton.tsx'
import { common } from '../words/index.ts'
import { ImageView } from './image-view.tsx'
import { onlyPart, SafeHtml } from './safe-html.tsx'
import { OnlyDownloaded } from './only-downloaded.tsx'
import { TextView } from './text-view.tsx'
import './viewer.css'

const PdfView = lazy(() => import('./pdf-view.tsx').then(module => ({ default: module.PdfView })))

export type Readable = {
  readonly recordId: string
  readonly documentId: string
  readonly partId?: string
  readonly title: string
  /** A CDA, that the server turns into HTML. */
  readonly narrative: boolean
  /** Of the document's own sections on this page. */
  readonly level: 2 | 3
}

/** What is read never stays in the cache once the screen is left. */
const READ_ONCE = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }

const Rendered = ({ html, lang, ...readable }: Readable & { readonly html: string; readonly lang: string }) => {
  const [part, setPart] = useState<{ readonly id: string; readonly title: string } | null>(() => {
    const only = onlyPart(html)
    return only === null ? null : { id: only, title: readable.title }
  })
  return (
    <>
      <SafeHtml html={html} lang={lang} level={readable.level} onOpenPart={(id, title) => setPart({ id, title })} />
      {part && (
        <div className="narrative-part">
          <Bytes key={part.id} {...readable} partId={part.id} title={part.title} />
        </div>
      )}
    </>
  )
}

const Narrative = (readable: Readable) => {
  const { recordId, documentId } = readable
  const html = useQuery({ queryKey: ['html', recordId, documentId], queryFn: () => readDocumentHtml(recordId, documentId), ...READ_ONCE })
  return (
    <Loaded query={html} rows={6} part>
      {answer => <Rendered {...readable} html={answer.html} lang={answer.lang} />}
    </Loaded>
  )
}

const Bytes = ({ recordId, documentId, partId, title }: Readable) => {
  const content = useQuery({
    queryKey: ['content', recordId, documentId, partId ?? ''],
    queryFn: () => readContent(recordId, documentId, partId),
    ...READ_ONCE,
  })
  return (
    <Loaded query={content} rows={6} part>
      {blob => {
        if (blob.type === 'application/pdf')
          return (
            <Suspense fallback={<Skeleton rows={6} />}>
              <PdfView blob={blob} title={title} />
            </Suspense>
          )
        if (blob.type === 'image/png' || blob.type === 'image/jpeg') return <ImageView blob={blob} title={title} />
        if (blob.type.startsWith('text/plain')) return <TextView blob={blob} />
        return <OnlyDownloaded blob={blob} title={title} />
      }}
    </Loaded>
  )
}

/** Reads a document in the page: medical documents as text with headings and tables, PDF with its text, pictures, plain text. */
export const Viewer = (readable: Readable) => {
  const { viewer } = common.useWords()
  return (
    <section className="viewer" aria-label={viewer.regionOf(readable.title)}>
      {readable.narrative ? <Narrative {...readable} /> : <Bytes {...readable} />}
    </section>
  )
}
