import { useEffect } from 'react'
import { LanguageButton } from '../app/account-menu.tsx'
import { homeOf, useSession } from '../app/session.ts'
import { ButtonLink, Link } from '../ui/link.tsx'
import { setShellDefaults } from '../ui/preferences.ts'
import { Shell } from '../ui/shell/shell.tsx'
import { Icon } from '../ui/icon.tsx'
import { Contrast } from 'lucide-react'
import { common } from '../ui/words/index.ts'
import { publicWords } from './words/index.ts'

export const PublicShell = () => {
  const words = publicWords.useWords()
  const { shell } = common.useWords()
  const session = useSession()
  useEffect(() => setShellDefaults({ density: 'comfort', theme: 'auto' }), [])
  return (
    <Shell
      home="/"
      nav={[]}
      demonstration={session?.mode !== 'production'}
      tools={
        <>
          <LanguageButton />
          <Link to="/affichage" className="tool" aria-label={shell.display}>
            <Icon of={Contrast} />
          </Link>
        </>
      }
      account={
        session ? (
          <ButtonLink to={homeOf(session)}>{words.backToSpace}</ButtonLink>
        ) : (
          <ButtonLink to="/connexion">{words.signIn}</ButtonLink>
        )
      }
    />
  )
}
