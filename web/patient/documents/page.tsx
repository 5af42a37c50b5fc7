import { FolderCog, ListChecks, MailOpen, Plus, Star } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useMemo } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { organise } from '../../api/client.ts'
import type { Organise, Shelf } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, NoResult } from '../../ui/states.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys, useShelf } from '../queries.ts'
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
import { ViewSwitch } from './view-switch.tsx'
import { papersWords } from './words/index.ts'

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

const MOST_AT_ONCE = 500

/** « Tout marquer comme lu »; undoing brings back those that were new. */
const useReadAll = (all: readonly Paper[]): (() => void) => {
  const words = papersWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const put = async (change: Organise): Promise<void> => {
    await organise(recordId, change)
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
  }
  const wrong = (): void => sayTrouble(states.failedAction)
  return () => {
    const documentIds = all.filter(paper => paper.isNew).map(({ id }) => id)
    put({ read: true }).then(
      () => say(words.allRead, () => void put({ documentIds: documentIds.slice(0, MOST_AT_ONCE), read: false }).catch(wrong)),
      wrong,
    )
  }
}

type ToolsProps = {
  readonly all: readonly Paper[]
  readonly filtering: Filtering
  readonly selection: Selection
  readonly canOrganise: boolean
}

const Tools = ({ all, filtering, selection, canOrganise }: ToolsProps) => {
  const words = papersWords.useWords()
  const onReadAll = useReadAll(all)
  const unread = all.some(paper => paper.isNew)
  return (
    <div className="list-tools screen-only">
      <ViewSwitch view={filtering.view} onChange={filtering.look} />
      <div className="button-row">
        {!selection.on && (
          <Button look="quiet" icon={ListChecks} onPress={selection.start}>
            {words.select}
          </Button>
        )}
        {canOrganise && (
          <Menu label={words.organise} icon={FolderCog}>
            <MenuList>
              <li>
                <button type="button" onClick={() => ask({ kind: 'folders' })}>
                  <Icon of={FolderCog} />
                  {words.myFolders}
                </button>
              </li>
              <li>
                <button type="button" onClick={() => ask({ kind: 'view' })}>
                  <Icon of={Star} />
                  {words.saveView}
                </button>
              </li>
              {unread && (
                <li>
                  <button type="button" onClick={onReadAll}>
                    <Icon of={MailOpen} />
                    {words.readAll}
                  </button>
                </li>
              )}
            </MenuList>
          </Menu>
        )}
      </div>
    </div>
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

type Kept = { readonly all: readonly Paper[]; readonly facets: Facets; readonly found: readonly Paper[] }

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
  return { all, facets, found }
}

const Found = ({ shelf }: { readonly shelf: Shelf }): ReactNode => {
  const words = papersWords.useWords()
  const filtering = useFiltering()
  const selection = useSelection()
  const asked = useAsked()
  const { all, facets, found } = useFound(shelf, filtering.filters)
  if (all.length === 0) return <Empty why={words.emptyWhy} action={<AddLink />} />
  return (
    <>
      <FilterBar facets={facets} folders={shelf.folders} total={all.length} filters={filtering.filters} onChange={filtering.change} />
      {shelf.views.length > 0 && (
        <Suspense fallback={null}>
          <SavedViews views={shelf.views} onGo={filtering.go} />
        </Suspense>
      )}
      <Tools all={all} filtering={filtering} selection={selection} canOrganise={shelf.canOrganise} />
      <p role="status" className="muted list-count">
        {found.length === all.length ? words.count(all.length) : words.countOf(found.length, all.length)}
      </p>
      {selection.on && (
        <Suspense fallback={null}>
          <SelectionBar selection={selection} all={all} found={found} canOrganise={shelf.canOrganise} />
        </Suspense>
      )}
      <div className={selection.on ? 'stack has-selection' : 'stack'}>
        <Results found={found} filtering={filtering} selection={selection} />
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
  const { recordId, actingFor, fullName } = useActing()
  const shelf = useShelf(recordId)
  useEffect(() => () => ask(null), [])
  return (
    <Page title={actingFor === null ? words.title : words.titleOf(actingFor)} who={fullName} actions={<AddLink />}>
      <Loaded query={shelf} rows={6}>
        {found => <Found shelf={found} />}
      </Loaded>
    </Page>
  )
}
