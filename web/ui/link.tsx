import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import type { Look } from './button.tsx'
import './button.css'
import { classes } from './class-names.ts'
import { Icon, type IconShape } from './icon.tsx'

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly ref?: Ref<HTMLAnchorElement>; readonly icon?: IconShape }

const Anchor = ({ icon, children, ...props }: AnchorProps) => (
  <a {...props}>
    {icon && <Icon of={icon} />}
    {children}
  </a>
)

const ButtonAnchor = ({
  look = 'secondary',
  icon,
  wide,
  className,
  children,
  ...props
}: AnchorProps & { readonly look?: Look; readonly wide?: boolean }) => (
  <a {...props} className={classes('button', `is-${look}`, wide && 'is-wide', className)}>
    {icon && <Icon of={icon} />}
    <span>{children}</span>
  </a>
)

export const Link = createLink(Anchor)
/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const ButtonLink = createLink(ButtonAnchor)
