import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import './button.css'
import { classes } from './class-names.ts'
import { Icon, type IconShape } from './icon.tsx'
import { common } from './words/index.ts'

export type Look = 'primary' | 'secondary' | 'quiet' | 'danger' | 'exceptional'

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> & {
  readonly children: ReactNode
  readonly look?: Look
  readonly icon?: IconShape
  readonly wide?: boolean
  /** For the few buttons shown by their icon alone (search, close, back, menu): the children stay as the name. */
  readonly iconOnly?: boolean
  /** At work: it keeps its place and its focus, says so, and a second press does nothing. */
  readonly isPending?: boolean
}

/** While at work a button presses nothing and sends no form. */
const idle = { type: 'button', 'aria-disabled': 'true' } as const

/** A button is a verb. The kit's own pending state is not used: what it announces has no accessible name. */
export const Button = ({ children, look = 'secondary', icon, wide, iconOnly, isPending, onPress, ...props }: ButtonProps) => {
  const words = common.useWords()
  const names = classes('button', `is-${look}`, wide && 'is-wide', iconOnly && 'is-icon-only', isPending && 'is-pending')
  return (
    <AriaButton {...props} {...(isPending ? idle : onPress ? { onPress } : {})} className={names}>
      {icon && <Icon of={icon} />}
      <span className={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
      {isPending && (
        <span className="visually-hidden" role="status">
          {words.actions.working}
        </span>
      )}
    </AriaButton>
  )
}
