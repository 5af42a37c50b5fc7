import { useParams } from '@tanstack/react-router'
import { FileText, Images } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { DocumentSummary } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty } from '../../ui/states.tsx'
import { Day } from '../../ui/time.tsx'
import { usePerson, useRecordDocuments } from '../record/queries.ts'
import { CareFrame } from './frame.tsx'
import { careWords } from './words/index.ts'

/** Two side by side: more would be too small to see anything. */
const MOST = 2

const isImaging = ({ category, format, status }: DocumentSummary): boolean =>
  (category === 'imaging' || format === 'dicom') && status === 'current'

const latestFirst = (a: DocumentSummary, b: DocumentSummary): number => (a.date === b.date ? 0 : a.date > b.date ? -1 : 1)

/** What reads an examination comes when one is opened. */
const Examination = lazy(() => import('./examination.tsx').then(module => ({ default: module.Examination })))

const Board = ({ documents, recordId }: { readonly documents: readonly DocumentSummary[]; readonly recordId: string }) => {
  const { images: words } = careWords.useWords()
  const [opened, setOpened] = useState<readonly string[]>([])
  const found = documents.filter(isImaging).toSorted(latestFirst)
  if (found.length === 0) return <Empty why={words.empty} />
  const open = (id: string): void => setOpened(before => [...before.filter(each => each !== id), id].slice(-MOST))
  const close = (id: string): void => setOpened(before => before.filter(each => each !== id))
  const shown = opened.flatMap(id => found.filter(document => document.id === id))
  return (
    <>
      <div className={classes('imaging', shown.length > 0 && 'is-open')}>
        <ul role="list" className="examinations" aria-label={words.list}>
          {found.map(({ id, title, date, author, format }) => {
            const isPictures = format === 'dicom' || format === 'image'
            return (
              <li key={id} className={classes('examination-line', opened.includes(id) && 'is-open')}>
                <span className="stack is-tight">
                  <strong>{title}</strong>
                  <span className="muted small">
                    <Day date={date} /> – {isPictures ? words.pictures : words.report} – {author.name}
                  </span>
                </span>
                <Button
                  icon={isPictures ? Images : FileText}
                  onPress={() => (opened.includes(id) ? close(id) : open(id))}
                  aria-expanded={opened.includes(id)}
                  aria-label={words.of(opened.includes(id) ? words.close : isPictures ? words.openImages : words.open, title)}
                >
                  {opened.includes(id) ? words.close : isPictures ? words.openImages : words.open}
                </Button>
              </li>
            )
          })}
        </ul>
        {shown.length === 0 ? (
          <p className="examination-none muted">{words.choose}</p>
        ) : (
          <section aria-label={words.shown} className="opened-examinations">
            {shown.map(document => (
              <Suspense key={document.id} fallback={<Skeleton rows={6} />}>
                <Examination document={document} recordId={recordId} onClose={() => close(document.id)} />
              </Suspense>
            ))}
          </section>
        )}
      </div>
      <p className="muted small">
        {words.notice} {found.length > 1 && words.two}
      </p>
    </>
  )
}

/** M12: reports and images by date; the viewer is asked for, never opened by itself. */
export const ImagesPage = () => {
  const { images: words } = careWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/imagerie' })
  const person = usePerson(recordId)
  const documents = useRecordDocuments(recordId, person.data !== undefined)
  return (
    <CareFrame title={words.title} recordId={recordId} here="images" person={person}>
      <Loaded query={documents} rows={6}>
        {read => <Board documents={read} recordId={recordId} />}
      </Loaded>
    </CareFrame>
  )
}
