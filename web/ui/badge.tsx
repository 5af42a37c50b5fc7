import type { ReactNode } from 'react'
import './badge.css'
import { Icon, type IconShape } from './icon.tsx'

export type Tone = 'neutral' | 'primary' | 'info' | 'warning' | 'danger' | 'exceptional' | 'done'

/** A state in words; the colour only repeats it. */
export const Badge = ({
  children,
  tone = 'neutral',
  icon,
}: {
  readonly children: ReactNode
  readonly tone?: Tone
  readonly icon?: IconShape
}) => (
  <span className={`badge is-${tone}`}>
    {icon && <Icon of={icon} size="1em" />}
    {children}
  </span>
)
