import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { readPlacesToAnswer } from '../api/enrolment.ts'
import { useSession } from '../app/session.ts'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { publicWords } from './words/index.ts'

const DOORS = [
  ['/activer', 'activate', 'activateText'],
  ['/connexion', 'signIn', 'signInText'],
  ['/refuser', 'refuse', 'refuseText'],
  ['/codes', 'lost', 'lostText'],
] as const

/** Four doors of one size, full names as links; then the others. */
export const Doors = () => {
  const { home } = publicWords.useWords()
  return (
    <nav className="stack is-tight" aria-labelledby="doors">
      <h2 id="doors">{home.doors}</h2>
      <ul role="list" className="doors">
        {DOORS.map(([to, name, text]) => (
          <li key={to}>
            <Link className="door" to={to}>
              <span className="door-main">
                <span className="door-name">{home[name]}</span>
                <span className="door-text">{home[text]}</span>
              </span>
              <Icon of={ArrowRight} />
            </Link>
          </li>
        ))}
      </ul>
      <OtherDoors />
    </nav>
  )
}

const OtherDoors = () => {
  const { home } = publicWords.useWords()
  const session = useSession()
  const places = useQuery({ queryKey: ['places'], queryFn: readPlacesToAnswer, staleTime: Number.POSITIVE_INFINITY }).data
  return (
    <>
      <ul role="list" className="cluster">
        <li>
          <Link to="/comprendre">{home.understand}</Link>
        </li>
        <li>
          <Link to="/facile">{home.easy}</Link>
        </li>
        <li>
          <Link to="/pro/connexion">{home.professional}</Link>
        </li>
        <li>
          <Link to="/demo">{home.demonstration}</Link>
        </li>
        {session?.mode !== 'production' && (
          <li>
            <Link to="/demo/courrier">{home.post}</Link>
          </li>
        )}
      </ul>
      {places !== undefined && (
        <p>
          {home.help} <a href={`tel:${places.phone.replace(/[^+\d]/g, '')}`}>{places.phone}</a>
        </p>
      )}
    </>
  )
}
