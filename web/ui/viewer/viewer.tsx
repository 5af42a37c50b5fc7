import { lazy, Suspense } from 'react'
import { useQuery } from '@tanstack/react-query'
import { readContent, readDocumentHtml } from '../../api/client.ts'
import { Loaded } from '../loaded.tsx'
import { Skeleton } from '../skeleton.tsx'
import { common } from '../words/index.ts'
import { ImageView } from './image-view.tsx'
import { SafeHtml } from './safe-html.tsx'
import { TextView } from './text-view.tsx'
import './viewer.css'

const PdfView = lazy(() => import('./pdf-view.tsx').then(module => ({ default: module.PdfView })))

export type Readable = {
  readonly recordId: string
  readonly documentId: string
  readonly partId?: string
  readonly title: string
  readonly mime: string
  /** A CDA or RTF that the server turns into HTML. */
  readonly narrative: boolean
}

/** What is read never stays in the cache once the screen is left. */
const READ_ONCE = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }

const Narrative = ({ recordId, documentId }: Readable) => {
  const html = useQuery({ queryKey: ['html', recordId, documentId], queryFn: () => readDocumentHtml(recordId, documentId), ...READ_ONCE })
  return <Loaded query={html} rows={6} part>{({ html: text }) => <SafeHtml html={text} />}</Loaded>
}

const Bytes = (readable: Readable) => {
  const { recordId, documentId, partId, title } = readable
  const { viewer } = common.useWords()
  const content = useQuery({ queryKey: ['content', recordId, documentId, partId ?? ''], queryFn: () => readContent(recordId, documentId, partId), ...READ_ONCE })
  return (
    <Loaded query={content} rows={6} part>
      {blob => {
        if (blob.type === 'application/pdf') return <Suspense fallback={<Skeleton rows={6} />}><PdfView blob={blob} title={title} /></Suspense>
        if (blob.type === 'image/png' || blob.type === 'image/jpeg') return <ImageView blob={blob} title={title} />
        if (blob.type.startsWith('text/plain')) return <TextView blob={blob} />
        return <p>{viewer.unsupported}</p>
      }}
    </Loaded>
  )
}

/** Reads a document in the page: medical documents as text with headings and tables, PDF with its text, pictures, plain text. */
export const Viewer = (readable: Readable) => {
  const { viewer } = common.useWords()
  return (
    <section className="viewer" aria-label={`${viewer.region} : ${readable.title}`}>
      {readable.narrative ? <Narrative {...readable} /> : <Bytes {...readable} />}
    </section>
  )
}
