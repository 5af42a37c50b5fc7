import { Eye, FileText, History, KeyRound, Lock, type LucideIcon, PenLine, Plus, Siren, TriangleAlert } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { LOOKS_DAYS } from '../api/paths.ts'
import type { JournalPage, Shelf } from '../api/types.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink, Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { sharingWords } from './access/words/index.ts'
import { DocumentRow } from './document-row.tsx'
import { useLeaving } from './documents/leaving.ts'
import { newsIn } from './documents/papers.ts'
import { useDoor } from './doors.ts'
import { easily } from './easy/lazy.tsx'
import './home.css'
import { Relatives } from './home/relatives.tsx'
import { SearchBar } from './home/search-bar.tsx'
import { ToDo } from './home/to-do.tsx'
import { useActing } from './profile.ts'
import { useAccess, useJournal, useNews, useOwnDelegations } from './queries.ts'
import { homeWords } from './home/words/index.ts'

const WhoMay = lazy(async () => {
  const [module] = await Promise.all([import('./home/who-may.tsx'), sharingWords.ready()])
  return { default: module.WhoMay }
})
const EasyHome = easily(() => import('./easy/home.tsx').then(module => module.EasyHome))
const OwnShortcuts = lazy(() => import('./home/own-shortcuts.tsx').then(module => ({ default: module.OwnShortcuts })))
const FirstSteps = lazy(() => import('./home/first-steps.tsx').then(module => ({ default: module.FirstSteps })))

const SHOWN_NEWS = 3

const News = ({ shelf }: { readonly shelf: Shelf }) => {
  const home = homeWords.useWords()
  const { papers, count } = newsIn(shelf, useLeaving())
  return (
    <>
      {papers.length === 0 ? (
        <p className="muted">{home.noNews}</p>
      ) : (
        <ul role="list" className="rows">
          {papers.slice(0, SHOWN_NEWS).map(document => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
      <p className="cluster">
        {count > SHOWN_NEWS && (
          <Link to="/documents" search={{ show: 'unread' }}>
            {home.seeUnread(count)}
          </Link>
        )}
        <Link to="/documents">{home.seeAll}</Link>
      </p>
    </>
  )
}

const LooksSentence = ({ journal }: { readonly journal: JournalPage }) => {
  const home = homeWords.useWords()
  const { summary } = journal
  if (summary === null) return <p>{home.looksUnknown}</p>
  return (
    <>
      <p>
        {summary.people === 0 ? home.looksNobody : home.looksSentence(summary.people)}{' '}
        {summary.people > 0 && summary.toCheck === 0 && home.looksExpected}
      </p>
      {(summary.toCheck > 0 || summary.refused > 0) && (
        <p className="cluster">
          {summary.toCheck > 0 && (
            <Badge tone="warning" icon={TriangleAlert}>
              {home.looksToCheck(summary.toCheck)}
            </Badge>
          )}
          {summary.refused > 0 && <Badge>{home.looksRefused(summary.refused)}</Badge>}
        </p>
      )}
    </>
  )
}

const EmergencyCard = () => {
  const home = homeWords.useWords()
  const card = useDoor('card')
  if (card === null) return null
  return (
    <Card labelledBy="card">
      <h2 id="card" className="with-icon">
        <Icon of={Siren} />
        {home.card}
      </h2>
      <p>{home.cardText}</p>
      <div>
        <ButtonLink to={card}>{home.seeCard}</ButtonLink>
      </div>
    </Card>
  )
}

/** What only the holder, and who has all her rights, reads: who looked, who may see; and the card. */
const Watching = ({ recordId }: { readonly recordId: string }) => {
  const home = homeWords.useWords()
  const journal = useJournal(recordId, LOOKS_DAYS)
  const access = useAccess(recordId)
  return (
    <div className="home-pair">
      <div className="home-column">
        <Card labelledBy="looks">
          <h2 id="looks" className="with-icon">
            <Icon of={Eye} />
            {home.looks}
          </h2>
          <Loaded query={journal} rows={1} part>
            {page => <LooksSentence journal={page} />}
          </Loaded>
          <div>
            <ButtonLink to="/regards">{home.seeLooks}</ButtonLink>
          </div>
        </Card>
        <EmergencyCard />
      </div>
      <Card labelledBy="access">
        <h2 id="access" className="with-icon">
          <Icon of={KeyRound} />
          {home.access}
        </h2>
        <Loaded query={access} rows={1} part>
          {page => (
            <Suspense fallback={<Skeleton rows={1} />}>
              <WhoMay page={page} />
            </Suspense>
          )}
        </Loaded>
        <div>
          <ButtonLink to="/acces">{home.changeAccess}</ButtonLink>
        </div>
      </Card>
    </div>
  )
}

const Shortcut = ({ to, icon, children }: { readonly to: string; readonly icon: LucideIcon; readonly children: string }) => {
  const [path = '', hash] = to.split('#')
  return (
    <li>
      <Link to={path} {...(hash ? { hash } : {})} className="shortcut">
        <Icon of={icon} size="1.5rem" />
        {children}
      </Link>
    </li>
  )
}

type ShortcutsProps = { readonly isHelper: boolean; readonly mayAdd: boolean; readonly recordId: string; readonly views: Shelf['views'] }

/** Her own first: the lists of papers that she keeps. */
const Shortcuts = ({ isHelper, mayAdd, recordId, views }: ShortcutsProps) => {
  const home = homeWords.useWords()
  return (
    <section className="stack is-tight screen-only" aria-labelledby="shortcuts">
      <h2 id="shortcuts">{home.shortcuts}</h2>
      <ul role="list" className="shortcuts">
        {views.length > 0 && (
          <Suspense fallback={null}>
            <OwnShortcuts views={views} recordId={recordId} />
          </Suspense>
        )}
        {mayAdd && (
          <>
            <Shortcut to="/documents/ajouter" icon={Plus}>
              {home.add}
            </Shortcut>
            <Shortcut to="/documents/ecrire" icon={PenLine}>
              {home.write}
            </Shortcut>
          </>
        )}
        <Shortcut to="/documents" icon={FileText}>
          {home.seeAll}
        </Shortcut>
        <Shortcut to="/temps" icon={History}>
          {home.time}
        </Shortcut>
        {!isHelper && (
          <>
            <Shortcut to="/acces#hide-all" icon={Lock}>
              {home.hide}
            </Shortcut>
            <Shortcut to="/acces#emergency" icon={Siren}>
              {home.emergency}
            </Shortcut>
          </>
        )}
      </ul>
      {views.length === 0 && <p className="small muted">{home.shortcutsHelp}</p>}
    </section>
  )
}

const PATIENT_MILLISECONDS = 8_000

/** What stands below is shown once what stands above has its height, so that nothing moves under a finger; but is not waited for without end. */
const useTop = (recordId: string, isHelper: boolean, shelf: { readonly isPending: boolean }): boolean => {
  const access = useAccess(isHelper ? '' : recordId)
  const delegations = useOwnDelegations(!isHelper)
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const late = setTimeout(() => setLate(true), PATIENT_MILLISECONDS)
    return () => clearTimeout(late)
  }, [])
  return isLate || (!shelf.isPending && (isHelper || (!access.isPending && !delegations.isPending)))
}

export const HomePage = (): ReactNode => {
  const home = homeWords.useWords()
  const { recordId, profile, profiles, actingFor, fullName } = useActing()
  const others = actingFor === null ? profiles.filter(({ relation }) => relation !== 'self') : []
  const shelf = useNews(recordId)
  const isHelper = profile.relation === 'helped'
  const mayAdd = profile.rights.includes('add')
  const isNew = shelf.data?.counts.all === 0
  const isTop = useTop(recordId, isHelper, shelf)
  return (
    <Page
      title={actingFor === null ? home.title(profile.firstName) : home.titleOf(actingFor)}
      who={fullName}
      easy={{ rest: 'more', first: <EasyHome shelf={shelf.data} recordId={recordId} isHelper={isHelper} mayAdd={mayAdd} /> }}
    >
      <SearchBar />
      {isNew ? (
        <Suspense fallback={<Skeleton rows={3} />}>
          <FirstSteps mayAdd={mayAdd} isHelper={isHelper} />
        </Suspense>
      ) : (
        <section className="stack is-tight" aria-labelledby="news">
          <h2 id="news">{home.news(shelf.data?.counts.unread ?? 0)}</h2>
          <Loaded query={shelf} rows={3} part>
            {found => <News shelf={found} />}
          </Loaded>
        </section>
      )}
      {isTop ? (
        <>
          {others.length > 0 && <Relatives profiles={others} />}
          {!isHelper && <ToDo recordId={recordId} shelf={shelf.data} />}
          {!isHelper && <Watching recordId={recordId} />}
          <Shortcuts isHelper={isHelper} mayAdd={mayAdd} recordId={recordId} views={shelf.data?.views ?? []} />
        </>
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  )
}
