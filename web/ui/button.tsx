import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import './button.css'
import { classes } from './class-names.ts'
import { Icon, type IconShape } from './icon.tsx'
import { common } from './words/index.ts'

export type Look = 'primary' | 'secondary' | 'quiet' | 'danger' | 'exceptional'

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  readonly children: ReactNode
  readonly look?: Look
  readonly icon?: IconShape
  readonly wide?: boolean
  /** For the few buttons shown by their icon alone (search, close, back, menu): the children stay as the name. */
  readonly iconOnly?: boolean
}

/** A button is a verb. While `isPending`, it keeps its focus and says that it works. */
export const Button = ({ children, look = 'secondary', icon, wide, iconOnly, ...props }: ButtonProps) => {
  const words = common.useWords()
  return (
    <AriaButton {...props} className={classes('button', `is-${look}`, wide && 'is-wide', iconOnly && 'is-icon-only')}>
      {icon && <Icon of={icon} />}
      <span className={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
      {props.isPending && <span className="visually-hidden">{words.actions.working}</span>}
    </AriaButton>
  )
}
