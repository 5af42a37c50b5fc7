import { ArrowLeft } from 'lucide-react'
import { Link } from '../../ui/link.tsx'
import { healthWords } from './words/index.ts'

export const BackToHealth = () => {
  const { back } = healthWords.useWords()
  return (
    <p className="screen-only">
      <Link to="/sante" icon={ArrowLeft} className="back">
        {back}
      </Link>
    </p>
  )
}
