import { Eye, FileText, KeyRound, Lock, type LucideIcon, PenLine, Plus, Siren, TriangleAlert } from 'lucide-react'
import type { DocumentSummary, JournalPage } from '../api/types.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink, Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { AccessSummary } from './access/summary.tsx'
import { DocumentRow } from './document-row.tsx'
import './home.css'
import { useActing } from './profile.ts'
import { useAccess, useDocuments, useJournal } from './queries.ts'
import { patientWords } from './words/index.ts'

const SHOWN_NEWS = 3
const LOOKS_DAYS = 30

const News = ({ documents }: { readonly documents: readonly DocumentSummary[] }) => {
  const { home } = patientWords.useWords()
  if (documents.length === 0) {
    return (
      <Empty
        why={home.emptyWhy}
        action={
          <ButtonLink look="primary" icon={Plus} to="/documents/ajouter">
            {home.add}
          </ButtonLink>
        }
      />
    )
  }
  const unread = documents.filter(document => document.isNew)
  return (
    <>
      {unread.length === 0 ? (
        <p className="muted">{home.noNews}</p>
      ) : (
        <ul role="list" className="rows">
          {unread.slice(0, SHOWN_NEWS).map(document => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
      <p>
        <Link to="/documents">{home.seeAll}</Link>
      </p>
    </>
  )
}

const LooksSentence = ({ journal }: { readonly journal: JournalPage }) => {
  const { home } = patientWords.useWords()
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

/** What only the holder, and who has all her rights, reads: who looked, who may see. */
const Watching = ({ recordId }: { readonly recordId: string }) => {
  const { home } = patientWords.useWords()
  const journal = useJournal(recordId, LOOKS_DAYS)
  const access = useAccess(recordId)
  return (
    <div className="home-pair">
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
      <Card labelledBy="access">
        <h2 id="access" className="with-icon">
          <Icon of={KeyRound} />
          {home.access}
        </h2>
        <Loaded query={access} rows={1} part>
          {page => <AccessSummary page={page} />}
        </Loaded>
        <div>
          <ButtonLink to="/acces">{home.changeAccess}</ButtonLink>
        </div>
      </Card>
    </div>
  )
}

export const HomePage = () => {
  const { home } = patientWords.useWords()
  const { recordId, profile, actingFor, fullName } = useActing()
  const documents = useDocuments(recordId)
  const isHelper = profile.relation === 'helped'
  const mayAdd = profile.rights.includes('add')
  const unread = documents.data?.filter(document => document.isNew).length ?? 0
  return (
    <Page title={actingFor === null ? home.title(profile.firstName) : home.titleOf(actingFor)} who={fullName}>
      <section className="stack is-tight" aria-labelledby="news">
        <h2 id="news">{home.news(unread)}</h2>
        <Loaded query={documents} rows={3} part>
          {list => <News documents={list} />}
        </Loaded>
      </section>
      {!isHelper && <Watching recordId={recordId} />}
      <section className="stack is-tight screen-only" aria-labelledby="shortcuts">
        <h2 id="shortcuts">{home.shortcuts}</h2>
        <ul role="list" className="shortcuts">
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
      </section>
    </Page>
  )
}
