import { useMutation } from '@tanstack/react-query'
import { LockOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, formatInstant } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import './card.css'
import { type Bundle, isFromHere, type Line, lineOf, type LinkPayload, payloadIn, type Read, readLink, whoIn } from './read-link.ts'
import { cardWords } from './words/index.ts'

const GROUPS = ['AllergyIntolerance', 'MedicationStatement', 'Condition', 'Procedure', 'Observation', 'RelatedPerson', 'Flag'] as const

/** Whom to call is called from here. */
const Beside = ({ beside }: Pick<Line, 'beside'>) =>
  /^\+?[\d .]{6,}$/.test(beside) ? <a href={`tel:${beside.replaceAll(/[ .]/g, '')}`}>{beside}</a> : beside

const Fact = ({ line: { text, beside, isGrave, none } }: { readonly line: Line }) => {
  const { reader: words } = cardWords.useWords()
  const said = none === 'allergy' ? words.noAllergy : none === 'treatment' ? words.noTreatment : text
  return (
    <li>
      {isGrave ? <strong>{said}</strong> : said}
      {beside !== '' && (
        <>
          {' ('}
          <Beside beside={beside} />)
        </>
      )}
      {isGrave && ` – ${words.severe}`}
    </li>
  )
}

const Facts = ({ bundle }: { readonly bundle: Bundle }) => {
  const { reader: words } = cardWords.useWords()
  const { name, birthDate } = whoIn(bundle)
  return (
    <article className="stack is-tight" aria-label={name}>
      <p className="face-whose">
        <strong>{name}</strong>
      </p>
      <p>{words.born(formatDate(birthDate))}</p>
      {GROUPS.map(group => {
        const lines = bundle.facts.filter(({ resourceType }) => resourceType === group).map(lineOf)
        if (lines.length === 0) return null
        const isGrave = lines.some(line => line.isGrave)
        return (
          <section key={group} className={isGrave ? 'face-block is-strong' : 'face-block'} aria-label={words.groups[group]}>
            <h2 className="face-heading">{words.groups[group]}</h2>
            <ul>
              {lines.map(line => (
                <Fact key={`${line.text} ${line.beside}`} line={line} />
              ))}
            </ul>
          </section>
        )
      })}
      <p className="small">{words.said(formatInstant(bundle.timestamp))}</p>
    </article>
  )
}

/** What the answer says, in words. */
const useTrouble = (read: Read | undefined, error: Error | null): string | null => {
  const { reader: words } = cardWords.useWords()
  if (error !== null) return words.failed
  if (read === undefined || read.kind === 'card') return null
  return read.kind === 'wrong' && read.left > 0 ? words.left(read.left) : words.gone
}

const Ask = ({ link, onRead }: { readonly link: LinkPayload; readonly onRead: (bundle: Bundle) => void }) => {
  const { reader: words } = cardWords.useWords()
  const [who, setWho] = useState('')
  const [passcode, setPasscode] = useState('')
  const reading = useMutation({
    mutationFn: () => readLink(link, who, passcode),
    onSuccess: read => {
      if (read.kind === 'card') onRead(read.bundle)
    },
  })
  const trouble = useTrouble(reading.data, reading.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    reading.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField label={words.who} hint={words.whoHelp} value={who} onChange={setWho} isRequired maxLength={200} autoComplete="name" />
      <TextField
        label={words.passcode}
        value={passcode}
        onChange={setPasscode}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
      />
      {trouble && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <p>
        <Rich text={words.law} />
      </p>
      <div>
        <Button type="submit" look="primary" icon={LockOpen} isPending={reading.isPending}>
          {words.open}
        </Button>
      </div>
    </form>
  )
}

/** For who scanned a link and has no account: the file is opened in this page, with what stands after its `#`. */
export const LinkReaderPage = () => {
  const { reader: words } = cardWords.useWords()
  const [link] = useState(() => payloadIn(location.hash))
  const [bundle, setBundle] = useState<Bundle | null>(null)
  const opens = link !== null && isFromHere(link, location.origin)
  return (
    <main className="offline-card" id="content">
      <Page title={words.title} lead={bundle === null ? <p>{words.lead}</p> : undefined}>
        {!opens && (
          <>
            <p role="alert">{link === null ? words.broken : words.elsewhere}</p>
            <p>
              <Link to="/">{words.home}</Link>
            </p>
          </>
        )}
        {opens && bundle === null && <Ask link={link} onRead={setBundle} />}
        {bundle !== null && <Facts bundle={bundle} />}
      </Page>
    </main>
  )
}
