import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { Found } from '../../api/types.ts'
import { seek } from '../../app/opened.ts'
import { useSession } from '../../app/session.ts'
import { RadioGroup } from '../../ui/choice.tsx'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { ByCard } from './by-card.tsx'
import { ByClues } from './by-clues.tsx'
import { ByIdentity } from './by-identity.tsx'
import { findWords } from './words/index.ts'

const WAYS = ['identity', 'card', 'clues'] as const
type Way = (typeof WAYS)[number]

/** M3: the right person, without a doubt. A regulation centre alone finds by approximate clues. */
export const FindPage = () => {
  const words = findWords.useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [way, setWay] = useState<Way>('identity')
  const go = (found: Found, typed: string): void => {
    seek({ found, typed })
    if (found.recordId) void navigate({ to: '/pro/p/$recordId', params: { recordId: found.recordId } })
    else void navigate({ to: way === 'clues' ? '/urgence/ouvrir' : '/pro/ouvrir' })
  }
  const ways = WAYS.filter(one => one !== 'clues' || session?.exercise?.regulation === true)
  return (
    <Page
      title={words.title}
      before={
        <p>
          <Link to="/pro" icon={ArrowLeft} className="back">
            {words.back}
          </Link>
        </p>
      }
    >
      <RadioGroup
        label={words.ways}
        inline
        value={way}
        onChange={setWay}
        options={ways.map(value => ({ value, label: words.way[value] }))}
      />
      {way === 'identity' && (
        <>
          <p className="muted">{words.lead}</p>
          <ByIdentity onFound={go} />
        </>
      )}
      {way === 'card' && <ByCard isInvented={session?.mode === 'demonstration'} onFound={go} />}
      {way === 'clues' && <ByClues onFound={go} />}
    </Page>
  )
}
