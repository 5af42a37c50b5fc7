import { Link } from '../../ui/link.tsx'
import type { ReactNode } from 'react'
import { Page } from '../../ui/page.tsx'
import './pages.css'
import { pagesWords } from './words/index.ts'

const PAGES = [
  ['/aide', 'help'],
  ['/accessibilite', 'accessibility'],
  ['/donnees-personnelles', 'data'],
  ['/mentions', 'legal'],
  ['/etat-du-service', 'status'],
] as const

/** One template for the five: the same way from each to the others, and how to reach somebody at the end. */
export const InformationPage = ({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}) => {
  const words = pagesWords.useWords()
  return (
    <Page title={title} lead={<p>{lead}</p>}>
      {children}
      <section className="stack is-tight" aria-labelledby="call">
        <h2 id="call">{words.call}</h2>
        <p>{words.callText}</p>
        <p className="muted small">{words.callFiction}</p>
      </section>
      <nav aria-label={words.nav}>
        <ul role="list" className="cluster">
          {PAGES.map(([to, name]) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: true }}>
                {words.names[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Page>
  )
}

export const Sections = ({ sections }: { readonly sections: readonly (readonly string[])[] }) =>
  sections.map(([title, text]) => (
    <section key={title} className="stack is-tight">
      <h3>{title}</h3>
      <p>{text}</p>
    </section>
  ))

export const Points = ({ items }: { readonly items: readonly string[] }) => (
  <ul className="points">
    {items.map(item => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)
