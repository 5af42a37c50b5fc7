import { EyeOff } from 'lucide-react'
import type { AccessPage } from '../../api/types.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { rulesWords, sharingWords } from './words/index.ts'

/** While everything is hidden, every page about who may see says so first, and how to undo it. */
export const HiddenStrip = ({ page }: { readonly page: AccessPage | undefined }) => {
  const { page: words } = sharingWords.useWords()
  const { access } = rulesWords.useWords()
  if (page?.hideAll.active !== true) return null
  return (
    <p className="hidden-strip" role="status">
      <Icon of={EyeOff} />
      <strong>{words.strip}</strong>
      <Link to="/acces" hash="hide-all">
        {access.showAgain}
      </Link>
    </p>
  )
}
