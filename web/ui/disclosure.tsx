import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import './disclosure.css'
import { Icon } from './icon.tsx'

/** The platform's own: opens by keyboard, is found by in-page search, prints open. */
export const Disclosure = ({
  summary,
  children,
  open,
}: {
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly open?: boolean
}) => (
  <details className="disclosure" open={open}>
    <summary>
      <Icon of={ChevronDown} />
      {summary}
    </summary>
    <div className="disclosure-body">{children}</div>
  </details>
)
