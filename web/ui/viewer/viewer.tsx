import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { readContent, readDocumentHtml, readRendition } from '../../api/client.ts'
import type { DocumentDetail } from '../../api/types.ts'
import { Loaded } from '../loaded.tsx'
import { Skeleton } from '../skeleton.tsx'
import { common } from '../words/index.ts'
import { ImageView } from './image-view.tsx'
import { onlyPart, SafeHtml } from './safe-html.tsx'
import { OnlyDownloaded } from './only-downloaded.tsx'
import { TextView } from './text-view.tsx'
import { useOnce } from './use-once.ts'
import './viewer.css'

const PdfView = lazy(() => import('./pdf-view.tsx').then(module => ({ default: module.PdfView })))
/** With its own words, that nobody else needs. */
const StudyView = lazy(async () => {
  const { StudyView: view, studyWordsReady } = await import('./dicom/study-view.tsx')
  await studyWordsReady()
  return { default: view }
})

export type Readable = {
  readonly recordId: string
  readonly documentId: string
  readonly partId?: string
  readonly title: string
  /** A CDA, that the server turns into HTML. */
  readonly narrative: boolean
  /** Images of an examination (DICOM). */
  readonly study?: boolean
  /** What the server made of an original that no browser draws. */
  readonly shownAs?: 'pdf' | 'preview'
  /** The server read the words of it. */
  readonly hasText?: boolean
  /** Of the document's own sections on this page. */
  readonly level: 2 | 3
  /** For paper: everything is drawn, not only what comes near the screen; called once it is. */
  readonly whole?: () => void
}

/** What a browser draws by itself: for these the original is shown. */
const DRAWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain'])

/** How a document is best shown: the original when a browser draws it, else what the server made of it. */
export const readableOf = ({ format, mime, renditions }: DocumentDetail): Pick<Readable, 'narrative' | 'study' | 'shownAs' | 'hasText'> => {
  const made = DRAWN.has(mime.split(';')[0] ?? '') ? undefined : (['pdf', 'preview'] as const).find(kind => renditions.includes(kind))
  return {
    narrative: format === 'cda',
    study: renditions.includes('dicom'),
    hasText: renditions.includes('text'),
    ...(made ? { shownAs: made } : {}),
  }
}

/** What is read never stays in the cache once the screen is left. */
const READ_ONCE = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }

/** Text and pictures are there as soon as they are shown. */
const Shown = ({ whole, children }: { readonly whole: (() => void) | undefined; readonly children: ReactNode }) => {
  useOnce(whole, true)
  return children
}

const Rendered = ({ html, lang, ...readable }: Readable & { readonly html: string; readonly lang: string }) => {
  const [part, setPart] = useState<{ readonly id: string; readonly title: string } | null>(() => {
    const only = onlyPart(html)
    return only === null ? null : { id: only, title: readable.title }
  })
  const body = <SafeHtml html={html} lang={lang} level={readable.level} onOpenPart={(id, title) => setPart({ id, title })} />
  return (
    <>
      {part ? body : <Shown whole={readable.whole}>{body}</Shown>}
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

const Drawn = ({ blob, ...readable }: Readable & { readonly blob: Blob }) => {
  const { recordId, documentId, partId, title, hasText, whole } = readable
  const words = hasText && partId === undefined ? () => readRendition(recordId, documentId, 'text') : undefined
  if (blob.type === 'application/pdf')
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <PdfView blob={blob} title={title} words={words} whole={whole} />
      </Suspense>
    )
  const shown = blob.type.startsWith('text/plain') ? (
    <TextView blob={blob} />
  ) : blob.type === 'image/png' || blob.type === 'image/jpeg' ? (
    <ImageView blob={blob} title={title} words={words} />
  ) : (
    <OnlyDownloaded blob={blob} title={title} />
  )
  return <Shown whole={whole}>{shown}</Shown>
}

const Bytes = (readable: Readable) => {
  const { recordId, documentId, partId, shownAs } = readable
  const content = useQuery({
    queryKey: ['content', recordId, documentId, partId ?? '', shownAs ?? ''],
    queryFn: () =>
      shownAs !== undefined && partId === undefined
        ? readRendition(recordId, documentId, shownAs)
        : readContent(recordId, documentId, partId),
    ...READ_ONCE,
  })
  return (
    <Loaded query={content} rows={6} part>
      {blob => <Drawn {...readable} blob={blob} />}
    </Loaded>
  )
}

/** Reads a document in the page: medical documents as text with headings and tables, PDF with its text, pictures, plain text, images of examinations. */
export const Viewer = (readable: Readable) => {
  const { viewer } = common.useWords()
  return (
    <section className="viewer" aria-label={viewer.regionOf(readable.title)}>
      {readable.study ? (
        <Suspense fallback={<Skeleton rows={6} />}>
          <StudyView recordId={readable.recordId} documentId={readable.documentId} title={readable.title} whole={readable.whole} />
        </Suspense>
      ) : readable.narrative ? (
        <Narrative {...readable} />
      ) : (
        <Bytes {...readable} />
      )}
    </section>
  )
}
