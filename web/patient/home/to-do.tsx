import { CalendarClock, FolderInput, type LucideIcon, ShieldQuestion, Siren, UserPlus } from 'lucide-react'
import type { AccessPage, Delegations, Shelf } from '../../api/types.ts'
import { formatDate } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { useAccess, useOwnDelegations } from '../queries.ts'
import { homeWords } from './words/index.ts'

const SOON_MILLISECONDS = 30 * 86_400_000

type Task = {
  readonly key: string
  readonly icon: LucideIcon
  readonly text: string
  readonly to: string
  readonly hash?: string
  readonly show?: 'to-file'
}

/** An authorisation that ends within a month, the nearest first. */
const endingSoon = (
  { authorised }: AccessPage,
  now: number,
): readonly { readonly name: string; readonly actorId: string; readonly until: string }[] =>
  authorised
    .flatMap(({ name, actorId, until }) => (until ? [{ name, actorId, until }] : []))
    .filter(({ until }) => Date.parse(until) > now && Date.parse(until) - now < SOON_MILLISECONDS)
    .toSorted((a, b) => (a.until < b.until ? -1 : 1))

const useTasks = (shelf: Shelf | undefined, access: AccessPage | undefined, delegations: Delegations | undefined): readonly Task[] => {
  const home = homeWords.useWords()
  const { tasks } = home
  const invitations = delegations?.items.filter(({ state, side }) => state === 'pending' && side === 'received').length ?? 0
  const toFile = shelf?.counts.toFile ?? 0
  const toVerify = shelf?.items.find(({ identityToVerify }) => identityToVerify)
  const ending = access ? endingSoon(access, Date.now()) : []
  const neverAnswered = access !== undefined && !access.emergency.samu.chosen && !access.emergency.breakGlass.chosen
  return [
    ...(invitations > 0 ? [{ key: 'invitation', icon: UserPlus, text: tasks.invitations(invitations), to: '/proches' }] : []),
    ...(toFile > 0 ? [{ key: 'file', icon: FolderInput, text: tasks.toFile(toFile), to: '/documents', show: 'to-file' as const }] : []),
    ...(toVerify ? [{ key: 'verify', icon: ShieldQuestion, text: tasks.verify(toVerify.title), to: `/documents/${toVerify.id}` }] : []),
    ...ending.slice(0, 2).map(({ name, actorId, until }) => ({
      key: actorId,
      icon: CalendarClock,
      text: tasks.ending(name, formatDate(until)),
      to: `/acces/${actorId}`,
    })),
    ...(neverAnswered ? [{ key: 'emergency', icon: Siren, text: tasks.emergency, to: '/acces', hash: 'emergency' }] : []),
  ]
}

/** What waits for her. Nothing there when nothing does: an empty list of duties is no news. */
export const ToDo = ({ recordId, shelf }: { readonly recordId: string; readonly shelf: Shelf | undefined }) => {
  const home = homeWords.useWords()
  const access = useAccess(recordId)
  const delegations = useOwnDelegations()
  const tasks = useTasks(shelf, access.data, delegations.data)
  if (tasks.length === 0) return null
  return (
    <section className="stack is-tight screen-only" aria-labelledby="to-do">
      <h2 id="to-do">{home.toDo(tasks.length)}</h2>
      <ul role="list" className="rows">
        {tasks.map(({ key, icon, text, to, hash, show }) => (
          <li key={key} className="row">
            <span className="category-icon is-other">
              <Icon of={icon} />
            </span>
            <div className="row-main">
              <span className="row-title">
                <Link to={to} {...(hash ? { hash } : {})} {...(show ? { search: { show } } : {})}>
                  {text}
                </Link>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
