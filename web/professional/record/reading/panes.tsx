import { lazy, Suspense, useEffect } from 'react'
import type { DocumentSummary, PersonTraits } from '../../../api/types.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { professionalWords } from '../../words/index.ts'
import { changed, type ReadingSearch } from './address.ts'
import type { Group } from './papers.ts'
import { useSettled } from './use-settled.ts'

const loadReader = () => import('../reader.tsx').then(module => ({ default: module.Reader }))
const Reader = lazy(loadReader)
/** What reads a PDF, awake on a page of ours: no document is fetched before it is read. */
const loadPdf = () => import('../../../ui/viewer/pdf-view.tsx').then(module => module.warmPdf())

const Coming = () => {
  const { record: words } = professionalWords.useWords()
  return (
    <section className="reader" aria-label={words.read}>
      <Skeleton rows={6} />
    </section>
  )
}

/** The line of a document: what it stands for, itself included. */
const lineOf = (groups: readonly Group[], id: string): readonly DocumentSummary[] =>
  groups.flatMap(({ papers }) =>
    papers.flatMap(({ document, copies }) => ([document, ...copies].some(one => one.id === id) ? [document, ...copies] : [])),
  )

type PanesProps = {
  readonly all: readonly DocumentSummary[]
  readonly groups: readonly Group[]
  readonly person: PersonTraits
  readonly search: ReadingSearch
  readonly onSearch: (search: ReadingSearch) => void
  readonly onOpen: (id: string | undefined) => void
  readonly onPick: (id: string) => void
  /** She has opened it. */
  readonly onRead: (id: string) => void
}

/** What is read beside the list: one document, or two side by side. */
export const Panes = ({ all, groups, person, search, onSearch, onOpen, onPick, onRead }: PanesProps) => {
  const { record: words } = professionalWords.useWords()
  const { doc, avec } = search
  const settled = useSettled(doc)
  // The list first; what reads a document comes while it is being looked at.
  useEffect(() => void loadReader().then(loadPdf), [])
  if (doc === undefined)
    return (
      <section className="reader" aria-label={words.read}>
        <div className="reader-empty">
          <p>{words.chooseOne}</p>
        </div>
      </section>
    )
  const places =
    avec === undefined
      ? ([[doc, 'alone']] as const)
      : ([
          [avec, 'first'],
          [doc, 'second'],
        ] as const)
  return places.map(([id, place]) => (
    <Suspense fallback={<Coming />} key={id}>
      <Reader
        person={person}
        documentId={id}
        told={all.find(document => document.id === id)}
        copies={lineOf(groups, id)}
        isPassing={place !== 'first' && id !== settled}
        place={place}
        onBack={() => onOpen(undefined)}
        onGone={() => onOpen(undefined)}
        onOpen={onOpen}
        onRead={onRead}
        onCompare={other => (other === undefined ? onPick(id) : onSearch(changed(search, { doc: id, avec: other })))}
        onOnly={() => onSearch(changed(search, { doc: id, avec: undefined }))}
      />
    </Suspense>
  ))
}
