import { ClipboardList, Inbox, SearchCheck, Siren, Table2 } from 'lucide-react'
import { useEffect } from 'react'
import { AccountMenu, LanguageButton } from '../../app/account-menu.tsx'
import { useSession } from '../../app/session.ts'
import { setShellDefaults } from '../../ui/preferences.ts'
import { Shell } from '../../ui/shell/shell.tsx'
import { deskSignInWords } from './words/index.ts'

export const DeskShell = () => {
  const words = deskSignInWords.useWords()
  const session = useSession()
  useEffect(() => setShellDefaults({ density: 'comfort', theme: 'auto' }), [])
  return (
    <Shell
      home="/guichet"
      nav={[
        { to: '/guichet', label: words.homeNav, icon: ClipboardList },
        ...(session?.isDpo === true
          ? [
              { to: '/admin/demandes', label: words.requestsNav, icon: Inbox },
              { to: '/admin/urgences', label: words.accessesNav, icon: Siren },
              { to: '/admin/audit', label: words.auditNav, icon: SearchCheck },
            ]
          : []),
        // Whoever approves a table is another agent than who wrote it.
        { to: '/admin/habilitations', label: words.matrixNav, icon: Table2 },
      ]}
      demonstration={session?.mode === 'demonstration'}
      tools={
        <span className="wide-only">
          <LanguageButton />
        </span>
      }
      account={<AccountMenu name={session?.name ?? ''} label={session?.name ?? ''} detail={words.noMedical} />}
    />
  )
}
