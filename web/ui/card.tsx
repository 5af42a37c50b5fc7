import type { ReactNode } from 'react'
import './card.css'
import { classes } from './class-names.ts'

type CardProps = {
  readonly children: ReactNode
  readonly tone?: 'plain' | 'info' | 'warning' | 'danger' | 'exceptional' | 'done'
  readonly label?: string
  readonly labelledBy?: string
}

/** A sheet of paper. With a name it is a region; without one, only a shape. */
export const Card = ({ children, tone = 'plain', label, labelledBy }: CardProps) => {
  const name = classes('card', tone !== 'plain' && `is-${tone}`)
  if (label === undefined && labelledBy === undefined) return <div className={name}>{children}</div>
  return (
    <section className={name} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </section>
  )
}
