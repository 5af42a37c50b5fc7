import { Link, useNavigate } from '@tanstack/react-router'
import { Contrast, Languages, LogOut, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { signOut } from './session.ts'
import { type Language, speak } from '../ui/i18n/language.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuList } from '../ui/menu.tsx'
import { PersonBadge } from '../ui/person-badge.tsx'
import { common } from '../ui/words/index.ts'

export const LanguageButton = () => {
  const { shell } = common.useWords()
  const other: Language = shell.otherLanguageCode === 'en' ? 'en' : 'fr'
  return (
    <button type="button" className="tool" lang={other} onClick={() => void speak(other)}>
      <Icon of={Languages} />
      {shell.otherLanguage}
    </button>
  )
}

/** The person at the keyboard: who it is, how Carnet looks, the way out. */
export const AccountMenu = ({
  name,
  label,
  detail,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly detail?: string
  readonly children?: ReactNode
}) => {
  const { shell } = common.useWords()
  const navigate = useNavigate()
  const leave = async (): Promise<void> => {
    await signOut()
    await navigate({ to: '/' })
  }
  return (
    <Menu
      label={label}
      shown={
        <>
          <PersonBadge name={name} small />
          <span className="wide-only" aria-hidden="true">
            {name}
          </span>
        </>
      }
    >
      {detail && <p className="menu-detail">{detail}</p>}
      {children}
      <MenuList>
        <li>
          <LanguageButton />
        </li>
        <li>
          <Link to="/affichage">
            <Icon of={Contrast} />
            {shell.display}
          </Link>
        </li>
        <li>
          <Link to="/">
            <Icon of={UsersRound} />
            {shell.changePersona}
          </Link>
        </li>
        <li>
          <button type="button" onClick={() => void leave()}>
            <Icon of={LogOut} />
            {shell.signOut}
          </button>
        </li>
      </MenuList>
    </Menu>
  )
}
