import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classes } from './class-names.ts'
import { Icon, type IconShape } from './icon.tsx'
import './menu.css'

type MenuProps = {
  readonly label: string
  readonly icon?: IconShape
  readonly shown?: ReactNode
  readonly children: ReactNode
  readonly align?: 'start' | 'end'
}

/** A button that shows a list of links and buttons. Escape closes it and gives the focus back; leaving it closes it. */
export const Menu = ({ label, icon, shown, children, align = 'end' }: MenuProps) => {
  const [open, setOpen] = useState(false)
  // A long list has as many menus as lines: what is in one is made when it is first opened.
  const [used, setUsed] = useState(false)
  const panel = useId()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const box = root.current
    if (!open || !box) return
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.contains(event.target)) setOpen(false)
    }
    const chosen = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('.menu-panel a, .menu-panel button')) setOpen(false)
    }
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    box.addEventListener('click', chosen)
    box.addEventListener('keydown', onEscape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      box.removeEventListener('click', chosen)
      box.removeEventListener('keydown', onEscape)
    }
  }, [open])
  return (
    <div className="menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={classes('menu-button', open && 'is-open')}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => {
          setUsed(true)
          setOpen(!open)
        }}
      >
        {icon && <Icon of={icon} />}
        {shown}
        <span className={shown ? 'visually-hidden' : 'menu-label'}>{label}</span>
      </button>
      <div id={panel} className={classes('menu-panel', align === 'start' && 'is-start')} hidden={!open}>
        {used && children}
      </div>
    </div>
  )
}

export const MenuList = ({ children }: { readonly children: ReactNode }) => (
  <ul role="list" className="menu-list">
    {children}
  </ul>
)
