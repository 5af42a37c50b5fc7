import { LayoutList, Search } from 'lucide-react'
import { useEffect } from 'react'
import { AccountMenu, LanguageButton } from '../app/account-menu.tsx'
import { useSession } from '../app/session.ts'
import { setShellDefaults } from '../ui/preferences.ts'
import { Shell } from '../ui/shell/shell.tsx'
import { LockTool } from '../professional/lock/tool.tsx'
import '../professional/professional.css'
import './emergency.css'
import { emergencyWords } from './words/index.ts'

const NIGHT_BEGINS = 21
const NIGHT_ENDS = 7

/** Dark rooms at night: dark by default from 21 h to 7 h, unless the person chose. */
const isNight = (hour: number): boolean => hour >= NIGHT_BEGINS || hour < NIGHT_ENDS

export const EmergencyShell = () => {
  const { nav } = emergencyWords.useWords()
  const session = useSession()
  useEffect(() => setShellDefaults({ density: 'emergency', theme: isNight(new Date().getHours()) ? 'dark' : 'auto' }), [])
  return (
    <Shell
      home="/urgence"
      nav={[
        { to: '/urgence', label: nav.search, icon: Search },
        { to: '/pro', label: nav.usual, icon: LayoutList },
      ]}
      demonstration={session?.mode === 'demonstration'}
      tools={
        <>
          <LockTool />
          <span className="wide-only">
            <LanguageButton />
          </span>
        </>
      }
      account={<AccountMenu name={session?.name ?? ''} label={session?.name ?? ''} />}
    />
  )
}
