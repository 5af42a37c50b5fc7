import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { classes } from './class-names.ts'
import { formatInstant } from './format/dates.ts'
import './page.css'
import { frameWords } from './easy/words/index.ts'
import { usePreferences } from './preferences.ts'
import { Skeleton } from './skeleton.tsx'
import { common } from './words/index.ts'

let visited = 0

/** Only who reads easily waits for it. */
const EasyFrame = lazy(async () => {
  const [module] = await Promise.all([import('./easy/frame.tsx'), frameWords.ready()])
  return { default: module.EasyFrame }
})

/** On paper, whose it is and when it was printed; the moment is read when printing begins. */
const Printed = ({ who }: { readonly who: string }) => {
  const words = common.useWords()
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const now = (): void => setAt(new Date().toISOString())
    window.addEventListener('beforeprint', now)
    return () => window.removeEventListener('beforeprint', now)
  }, [])
  return <p className="paper-only small">{words.printed(who, formatInstant(at))}</p>
}

type PageProps = {
  readonly title: string
  /** Whose record this is; stands in the window title. */
  readonly who?: string
  readonly lead?: ReactNode
  /** Something above already shows the title large: it stays for screen readers. */
  readonly hiddenTitle?: boolean
  readonly actions?: ReactNode
  readonly width?: 'reading' | 'full'
  readonly before?: ReactNode
  /** The screen has something better to focus than its title: a finder. */
  readonly ownFocus?: boolean
  /** What comes first for who reads easily (ui.md §5.14); the usual page stands behind « Plus », or below when it is the question itself. */
  readonly easy?: { readonly first: ReactNode; readonly rest: 'more' | 'below' } | undefined
  readonly children: ReactNode
}

/** One screen: its only h1 takes the focus when one arrives from another screen, and names the window. */
export const Page = ({ title, who = '', lead, actions, width = 'reading', before, ownFocus, hiddenTitle, easy, children }: PageProps) => {
  const words = common.useWords()
  const isEasy = usePreferences().easy === 'yes' && easy !== undefined
  const isMore = isEasy && easy.rest === 'more'
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (visited++ > 0 && !ownFocus) heading.current?.focus({ preventScroll: true })
  }, [ownFocus])
  const introduction = lead && <div className="page-lead">{lead}</div>
  const acts = actions && <div className="button-row screen-only">{actions}</div>
  return (
    <div className={classes('page', width === 'full' && 'is-full')}>
      <title>{words.pageTitle(title, who)}</title>
      <Printed who={who} />
      {before}
      <header className={hiddenTitle ? 'visually-hidden' : 'page-head'}>
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {!isMore && introduction}
        </div>
        {!isMore && acts}
      </header>
      {isEasy ? (
        <Suspense fallback={<Skeleton rows={3} />}>
          <EasyFrame {...easy}>
            {isMore && introduction}
            {isMore && acts}
            {children}
          </EasyFrame>
        </Suspense>
      ) : (
        children
      )}
    </div>
  )
}
