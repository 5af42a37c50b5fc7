import { BadgeCheck, Siren, TriangleAlert } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { PersonTraits } from '../api/types.ts'
import { doubt } from '../app/opened.ts'
import { Badge } from '../ui/badge.tsx'
import { classes } from '../ui/class-names.ts'
import { ageAt, formatDate, formatInstant } from '../ui/format/dates.ts'
import { ButtonLink, Link } from '../ui/link.tsx'
import { CloseFile } from './close-file.tsx'
import { groupIns } from './sought-text.ts'
import { professionalWords } from './words/index.ts'

/** « MARTIN Nadia »: family name in capitals, as identity vigilance writes it. */
export const fullNameOf = (person: PersonTraits): string =>
  `${person.lastName.toLocaleUpperCase('fr')} ${person.usedFirstName ?? person.firstNames.split(' ')[0] ?? ''}`

const Born = ({ person }: { readonly person: PersonTraits }) => {
  const { person: words } = professionalWords.useWords()
  const known = !person.birthDate.includes('-00')
  return (
    <span>
      {words.sexes[person.sex]}
      {known && `, ${words.age(ageAt(person.birthDate, new Date().toISOString()))}`},{' '}
      {words.born(person.sex, formatDate(person.birthDate.replace(/-00/g, ''), 'long'))}
      {person.birthPlace && `, ${person.birthPlace}`}
    </span>
  )
}

/** The bar has as many lines as it needs: what stays in sight below it, and what is brought into sight, begins where it ends. */
const useOwnHeight = (): RefObject<HTMLElement | null> => {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = bar.current
    const { style } = document.documentElement
    if (element === null) return
    const watch = new ResizeObserver(() => style.setProperty('--person-bar', `${element.offsetHeight}px`))
    watch.observe(element)
    return () => {
      watch.disconnect()
      style.removeProperty('--person-bar')
    }
  }, [])
  return bar
}

/** Seen with her file open: it is said at once, and the file is where one left it. */
const Doubt = ({ person }: { readonly person: PersonTraits }) => {
  const { opening: words } = professionalWords.useWords()
  const { recordId } = person
  return (
    <Link
      to="/pro/identite/doute"
      className="screen-only"
      onClick={() => doubt({ whom: { handle: recordId }, name: fullNameOf(person), recordId })}
    >
      {words.doubt}
    </Link>
  )
}

type PersonBarProps = {
  readonly person: PersonTraits
  readonly closable?: boolean
  /** That this is not she may be said from here, for the whole structure. */
  readonly doubtable?: boolean
  /** What can hurt, below who she is. */
  readonly alerts?: ReactNode
}

/** Who the record is about, on every page of it: strict traits, identity status, why and until when one may look. */
export const PersonBar = ({ person, closable, doubtable, alerts }: PersonBarProps) => {
  const { person: words } = professionalWords.useWords()
  const exceptional = person.access.mode !== 'normal'
  const { until } = person.access
  const bar = useOwnHeight()
  return (
    <section ref={bar} className={classes('person-bar', exceptional && 'is-exceptional')} aria-label={words.bar}>
      <span className="person-name">{fullNameOf(person)}</span>
      {person.birthName.toLocaleLowerCase('fr') !== person.lastName.toLocaleLowerCase('fr') && (
        <span>{words.birthName(person.birthName.toLocaleUpperCase('fr'))}</span>
      )}
      <Born person={person} />
      <span>
        <abbr title={words.insLong}>{words.ins}</abbr> <span className="figures">{groupIns(person.ins)}</span>
      </span>
      {person.identityStatus === 'qualified' ? (
        <Badge tone="done" icon={BadgeCheck}>
          {words.qualified}
        </Badge>
      ) : (
        <Badge tone="warning" icon={TriangleAlert}>
          {words.toVerify}
        </Badge>
      )}
      {doubtable && <Doubt person={person} />}
      {person.minor && <Badge tone="info">{words.minor(person.sex)}</Badge>}
      {alerts}
      <span className="tail">
        <Badge tone={exceptional ? 'exceptional' : 'primary'} {...(exceptional ? { icon: Siren } : {})}>
          {exceptional ? words.modes[person.access.mode] : words.bases[person.access.basis]}
          {until && `, ${words.until(formatInstant(until))}`}
        </Badge>
        {closable &&
          (exceptional ? <CloseFile recordId={person.recordId} label={words.close} /> : <ButtonLink to="/pro">{words.close}</ButtonLink>)}
      </span>
    </section>
  )
}
