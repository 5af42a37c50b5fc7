import { Star } from 'lucide-react'
import type { SavedView } from '../../api/types.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { toView } from '../documents/views.ts'

/** More would be a list again (ui.md U1). */
const MOST = 5

/** The views of her documents that she kept and named. What they look for goes with the visit, never in the address. */
export const OwnShortcuts = ({ views, recordId }: { readonly views: readonly SavedView[]; readonly recordId: string }) =>
  views.slice(0, MOST).map(view => {
    const { search, words } = toView(view, recordId)
    return (
      <li key={view.id}>
        <Link to="/documents" search={search} state={{ words } as object} className="shortcut">
          <Icon of={Star} size="1.5rem" />
          {view.name}
        </Link>
      </li>
    )
  })
