import { Plus } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useMemo } from 'react'
import type { Shelf } from '../../api/types.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, NoResult } from '../../ui/states.tsx'
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { useShelf } from '../queries.ts'
import { ask, useAsked } from './asked.ts'
import './documents.css'
import { FilterBar } from './facets.tsx'
import { type Facets, facetsOf, type Filters, filterPapers, NO_FILTER } from './filter.ts'
import { useLeaving } from './leaving.ts'
import { Months, Years } from './list.tsx'
import { papersOf, type Paper } from './papers.ts'
import { rememberOrder } from './order.ts'
import { type Selection, useSelection } from './selection.ts'
import { type Filtering, useFiltering } from './use-filters.ts'
import { papersWords } from './words/index.ts'

const EasyDocuments = easily(() => import('../easy/documents.tsx').then(module => module.EasyDocuments))
const Tools = lazy(() => import('./tools.tsx').then(module => ({ default: module.Tools })))
const SavedViews = lazy(() => import('./saved-views.tsx').then(module => ({ default: module.SavedViews })))
const SelectionBar = lazy(() => import('./selection-bar.tsx').then(module => ({ default: module.SelectionBar })))
const Dialogs = lazy(() => import('./dialogs.tsx').then(module => ({ default: module.Dialogs })))

const AddLink = () => {
  const words = papersWords.useWords()
  return (
    <ButtonLink look="primary" icon={Plus} to="/documents/ajouter">
      {words.add}
    </ButtonLink>
  )
}

const Results = ({
  found,
  filtering,
  selection,
}: {
  readonly found: readonly Paper[]
  readonly filtering: Filtering
  readonly selection: Selection
}): ReactNode => {
  const { filters, view, change } = filtering
  if (found.length === 0) return <NoResult typed={filters.words} onClear={() => change(NO_FILTER)} />
  if (view === 'years') return <Years papers={found} selection={selection} />
  return <Months papers={found} selection={selection} shape={view === 'cards' ? 'cards' : 'rows'} />
}

type Kept = { readonly all: readonly Paper[]; readonly facets: Facets; readonly found: readonly Paper[]; readonly narrowed: string }

/** Typing is never late: the list follows a moment after when it is long. */
const useFound = (shelf: Shelf, filters: Filters): Kept => {
  const { recordId } = useActing()
  const leaving = useLeaving()
  const papers = useMemo(() => papersOf(shelf), [shelf])
  const all = useMemo(() => (leaving.size === 0 ? papers : papers.filter(({ id }) => !leaving.has(id))), [papers, leaving])
  const facets = useMemo(() => facetsOf(all, recordId), [all, recordId])
  const later = useDeferredValue(JSON.stringify(filters))
  const found = useMemo(() => filterPapers(all, JSON.parse(later) as Filters, recordId), [all, later, recordId])
  useEffect(() => rememberOrder(recordId, found), [recordId, found])
  return { all, facets, found, narrowed: later }
}

const Found = ({ shelf }: { readonly shelf: Shelf }): ReactNode => {
  const words = papersWords.useWords()
  const filtering = useFiltering()
  const selection = useSelection()
  const asked = useAsked()
  const { all, facets, found, narrowed } = useFound(shelf, filtering.filters)
  if (all.length === 0) return <Empty why={words.emptyWhy} action={<AddLink />} />
  return (
    <>
      <FilterBar facets={facets} folders={shelf.folders} total={all.length} filters={filtering.filters} onChange={filtering.change} />
      {shelf.views.length > 0 && (
        <Suspense fallback={null}>
          <SavedViews views={shelf.views} onGo={filtering.go} />
        </Suspense>
      )}
      <Suspense fallback={<div className="list-tools is-coming" />}>
        <Tools all={all} filtering={filtering} selection={selection} canOrganise={shelf.canOrganise} />
      </Suspense>
      <p role="status" className="muted list-count">
        {found.length === all.length ? words.count(all.length) : words.countOf(found.length, all.length)}
      </p>
      {selection.on && (
        <Suspense fallback={null}>
          <SelectionBar selection={selection} all={all} found={found} canOrganise={shelf.canOrganise} />
        </Suspense>
      )}
      <div className={selection.on ? 'stack has-selection' : 'stack'}>
        <Results key={`${narrowed}${filtering.view}`} found={found} filtering={filtering} selection={selection} />
      </div>
      {asked !== null && (
        <Suspense fallback={null}>
          <Dialogs asked={asked} shelf={shelf} filtering={filtering} facets={facets} />
        </Suspense>
      )}
    </>
  )
}

export const DocumentsPage = () => {
  const words = papersWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const shelf = useShelf(recordId)
  useEffect(() => () => ask(null), [])
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={<AddLink />}
      easy={shelf.data && { rest: 'more', first: <EasyDocuments shelf={shelf.data} mayAdd={profile.rights.includes('add')} /> }}
    >
      <Loaded query={shelf} rows={6}>
        {found => <Found shelf={found} />}
      </Loaded>
    </Page>
  )
}
