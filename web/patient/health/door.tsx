import type { LucideIcon } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'

/** A whole card that leads somewhere: what, and what for. */
export const Door = ({
  to,
  icon,
  title,
  text,
}: {
  readonly to: string
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
}) => (
  <Link to={to} className="card health-door">
    <Icon of={icon} size="1.75em" />
    <span>
      <strong>{title}</strong>
      <span className="muted">{text}</span>
    </span>
  </Link>
)
