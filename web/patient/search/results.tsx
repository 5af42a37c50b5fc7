import { HeartPulse, PanelsTopLeft, Stethoscope } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { EverythingFound } from '../../api/types.ts'
import { CategoryIcon } from '../../ui/category.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import '../../ui/row.css'
import { Day } from '../../ui/time.tsx'
import { DocumentBadges, DocumentMeta } from '../document-row.tsx'
import type { ScreenWords } from './suggest.ts'
import { searchWords } from './words/index.ts'

type Pieces = EverythingFound['documents'][number]['title']

/** Words as they were written, what was found marked. A piece is known by where it begins. */
export const Marked = ({ pieces }: { readonly pieces: Pieces }) => {
  let at = 0
  return pieces.map(({ text, marked }) => {
    const key = at
    at += text.length
    return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
  })
}

type GroupProps = { readonly title: string; readonly count: string; readonly children: ReactNode }

const Group = ({ title, count, children }: GroupProps) => {
  const id = useId()
  return (
    <section className="stack is-tight" aria-labelledby={id}>
      <h2 id={id}>
        {title} {count !== '' && <span className="month-count">{count}</span>}
      </h2>
      <ul role="list" className="rows">
        {children}
      </ul>
    </section>
  )
}

const DocumentFound = ({ found: { document, title, extract } }: { readonly found: EverythingFound['documents'][number] }) => (
  <li className="row">
    <CategoryIcon category={document.category} />
    <div className="row-main">
      <span className="row-title">
        <Link to="/documents/$documentId" params={{ documentId: document.id }}>
          <Marked pieces={title} />
        </Link>
      </span>
      <DocumentMeta document={document} />
      {extract.length > 0 && (
        <p className="search-extract">
          <Marked pieces={extract} />
        </p>
      )}
      <DocumentBadges document={document} />
    </div>
  </li>
)

const RowIcon = ({ of }: { readonly of: typeof HeartPulse }) => (
  <span className="category-icon is-other">
    <Icon of={of} />
  </span>
)

const isRubric = (rubrics: object, rubric: string): rubric is keyof typeof rubrics => Object.hasOwn(rubrics, rubric)

const HealthFound = ({ found: { rubric, label, date, documentId } }: { readonly found: EverythingFound['health'][number] }) => {
  const words = searchWords.useWords()
  const name = isRubric(words.rubrics, rubric) ? words.rubrics[rubric] : words.groups.health
  return (
    <li className="row">
      <RowIcon of={HeartPulse} />
      <div className="row-main">
        <span className="row-title">
          {documentId === undefined ? (
            <Marked pieces={label} />
          ) : (
            <Link to="/documents/$documentId" params={{ documentId }}>
              <Marked pieces={label} />
            </Link>
          )}
        </span>
        <span className="row-meta">
          {name} · {date !== undefined && <Day date={date} />} {documentId === undefined ? words.declared : words.readIn}
        </span>
      </div>
    </li>
  )
}

type PersonProps = { readonly found: EverythingFound['people'][number]; readonly onAsk: (text: string) => void }

const PersonFound = ({ found: { name, role, place, documents }, onAsk }: PersonProps) => {
  const words = searchWords.useWords()
  return (
    <li className="row">
      <RowIcon of={Stethoscope} />
      <div className="row-main">
        <span className="row-title">
          <button type="button" className="search-person" onClick={() => onAsk(name)}>
            {name}
          </button>
        </span>
        <span className="row-meta">
          {[role, place, words.wrote(documents)].filter(part => part !== undefined && part !== '').join(' · ')}
        </span>
      </div>
    </li>
  )
}

type ResultsProps = { readonly found: EverythingFound; readonly screens: readonly ScreenWords[]; readonly onAsk: (text: string) => void }

/** What was found, a heading and a list for each kind; kinds without anything are not there. */
export const Results = ({ found, screens, onAsk }: ResultsProps) => {
  const { groups, wrote } = searchWords.useWords()
  return (
    <>
      {found.documents.length > 0 && (
        <Group title={groups.documents} count={wrote(found.total)}>
          {found.documents.map(one => (
            <DocumentFound key={one.document.id} found={one} />
          ))}
        </Group>
      )}
      {found.health.length > 0 && (
        <Group title={groups.health} count="">
          {found.health.map(one => (
            <HealthFound key={one.id} found={one} />
          ))}
        </Group>
      )}
      {found.people.length > 0 && (
        <Group title={groups.people} count="">
          {found.people.map(one => (
            <PersonFound key={one.name} found={one} onAsk={onAsk} />
          ))}
        </Group>
      )}
      {screens.length > 0 && (
        <Group title={groups.help} count="">
          {screens.map(({ to, label }) => (
            <li key={to} className="row">
              <RowIcon of={PanelsTopLeft} />
              <div className="row-main">
                <span className="row-title">
                  <Link to={to}>{label}</Link>
                </span>
              </div>
            </li>
          ))}
        </Group>
      )}
    </>
  )
}
