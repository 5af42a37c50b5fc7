import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { CircleHelp, FlaskConical, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../class-names.ts'
import { Icon } from '../icon.tsx'
import { common } from '../words/index.ts'
import './shell.css'
import './bottom-bar.css'

export type NavItem = {
  readonly to: string
  readonly label: string
  readonly short?: string
  readonly icon: LucideIcon
  readonly strong?: boolean
}

type ShellProps = {
  readonly home: string
  readonly nav: readonly NavItem[]
  /** At most five. Absent: no bottom bar. */
  readonly bottom?: readonly NavItem[]
  /** The tools hold a link with the id `search`. */
  readonly search?: boolean
  readonly tools?: ReactNode
  readonly account: ReactNode
  readonly banner?: ReactNode
  readonly demonstration: boolean
  readonly children?: ReactNode
}

const isHere = (path: string, item: NavItem): boolean =>
  path === item.to || (item.to !== '/pro' && item.to !== '/urgence' && path.startsWith(`${item.to}/`))

const useHere = (items: readonly NavItem[]): string | undefined => {
  const path = useRouterState({ select: state => state.location.pathname })
  return items.filter(item => isHere(path, item)).sort((a, b) => b.to.length - a.to.length)[0]?.to
}

const SkipLinks = ({ search, menu, bottom }: { readonly search: boolean; readonly menu: boolean; readonly bottom: boolean }) => {
  const { shell } = common.useWords()
  return (
    <nav className="skip-links" aria-label={shell.skip}>
      <a href="#content">{shell.toContent}</a>
      {search && <a href="#search">{shell.toSearch}</a>}
      {menu && (
        <a href="#menu" className="to-top-menu">
          {shell.toMenu}
        </a>
      )}
      {bottom && (
        <a href="#menu-low" className="to-low-menu">
          {shell.toMenu}
        </a>
      )}
    </nav>
  )
}

const Ribbon = () => {
  const { shell } = common.useWords()
  return (
    <aside className="ribbon" aria-label={shell.demonstration}>
      <Icon of={FlaskConical} size="1em" />
      <span className="ribbon-long">{shell.ribbon}</span>
      <span className="ribbon-short">{shell.demonstration}</span>
      <Link to="/">{shell.changePersona}</Link>
    </aside>
  )
}

const TopNav = ({ items }: { readonly items: readonly NavItem[] }) => {
  const { shell } = common.useWords()
  const here = useHere(items)
  return (
    <nav id="menu" className="top-nav" aria-label={shell.mainMenu} tabIndex={-1}>
      <ul role="list">
        {items.map(item => (
          <li key={item.to}>
            <Link to={item.to} activeOptions={{ exact: true }} aria-current={here === item.to ? 'page' : undefined}>
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const BottomBar = ({ items }: { readonly items: readonly NavItem[] }) => {
  const { shell } = common.useWords()
  const here = useHere(items)
  return (
    <nav id="menu-low" tabIndex={-1} className="bottom-bar" aria-label={shell.menu}>
      <ul role="list">
        {items.map(item => (
          <li key={item.to}>
            <Link
              to={item.to}
              activeOptions={{ exact: true }}
              className={classes(item.strong && 'is-strong')}
              aria-current={here === item.to ? 'page' : undefined}
            >
              <Icon of={item.icon} size="1.5rem" />
              <span>{item.short ?? item.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Footer = () => {
  const { shell } = common.useWords()
  return (
    <footer className="shell-footer">
      <ul role="list">
        <li>
          <Link to="/accessibilite">{shell.accessibility}</Link>
        </li>
        <li>
          <Link to="/donnees-personnelles">{shell.personalData}</Link>
        </li>
        <li>
          <Link to="/aide">{shell.help}</Link>
        </li>
        <li>{shell.phone}</li>
      </ul>
    </footer>
  )
}

/** The frame of every screen: the same places in every space, so that one finds help, search and oneself without looking. */
export const Shell = ({ home, nav, bottom, search, tools, account, banner, demonstration, children }: ShellProps) => {
  const { product, shell } = common.useWords()
  return (
    <div className={classes('shell', bottom && 'has-bottom-bar')}>
      <SkipLinks search={search === true} menu={nav.length > 0} bottom={bottom !== undefined} />
      {demonstration && <Ribbon />}
      <header className="shell-header">
        <Link to={home} className="brand">
          <img src="/carnet.svg" alt="" width="30" height="30" />
          <span>{product}</span>
        </Link>
        {nav.length > 0 && <TopNav items={nav} />}
        <div className="shell-tools">
          {tools}
          <Link to="/aide" className="tool" aria-label={shell.help}>
            <Icon of={CircleHelp} />
          </Link>
          {account}
        </div>
      </header>
      {banner}
      <main id="content" tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
      <Footer />
      {bottom && <BottomBar items={bottom} />}
    </div>
  )
}
