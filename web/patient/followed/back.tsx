import { ArrowLeft } from 'lucide-react'
import { Link } from '../../ui/link.tsx'

export const Back = ({ to, children }: { readonly to: string; readonly children: string }) => (
  <p className="screen-only">
    <Link to={to} icon={ArrowLeft} className="back">
      {children}
    </Link>
  </p>
)
