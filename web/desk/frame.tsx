import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { EyeOff, FileText } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { onBytesLink } from '../api/browser-download.ts'
import { askColleague, type DeskPage, readDeskPage, receiptAddress } from '../api/desk.ts'
import { isProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { formatDate, formatTime } from '../ui/format/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink, Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { common } from '../ui/words/index.ts'
import './desk.css'
import { deskWords } from './words/index.ts'

export const useDeskPage = (personId: string) => useQuery({ queryKey: ['desk', personId], queryFn: () => readDeskPage(personId) })

/** On every screen of the desk. */
export const NoMedical = () => {
  const words = deskWords.useWords()
  return (
    <p className="desk-blind">
      <Icon of={EyeOff} />
      <span>{words.noMedical}</span>
    </p>
  )
}

/** « Quoi dire »: read aloud, so it wraps at any size. */
export const Script = ({ title, lines }: { readonly title?: string; readonly lines: readonly string[] }) => {
  const words = deskWords.useWords()
  const name = title ?? words.say
  return (
    <Card tone="info" label={name}>
      <h2>{name}</h2>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </Card>
  )
}

type Done = { readonly actId?: string | undefined; readonly said: string; readonly sheet?: string | undefined }
type Work = () => Promise<Done>

/** One act: what went wrong in words, whether a colleague is needed, what to hand over. */
export const useDeskAct = (personId: string) => {
  const words = deskWords.useWords()
  const { states } = common.useWords()
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationFn: (work: Work) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['desk', personId] }),
  })
  const { error } = mutation
  const known: Readonly<Record<string, string>> = words.refusals
  const needsColleague = isProblem(error, 'colleague-needed')
  const trouble =
    error === null || needsColleague
      ? null
      : isProblem(error)
        ? (known[error.code] ?? (error.message || states.failedAction))
        : states.failedAction
  return { run: mutation.mutate, isPending: mutation.isPending, done: mutation.data, needsColleague, trouble }
}
export type DeskActing = ReturnType<typeof useDeskAct>

/** Under a form: the sentence of a refusal, the way to a colleague, the papers of what is done. */
export const Outcome = ({
  acting,
  personId,
  two,
}: {
  readonly acting: DeskActing
  readonly personId: string
  readonly two?: { readonly kind: string; readonly subject: string }
}) => (
  <div aria-live="polite" className="stack">
    {acting.trouble !== null && (
      <Card tone="warning">
        <p role="alert">{acting.trouble}</p>
      </Card>
    )}
    {acting.needsColleague && two !== undefined && <Colleague {...two} />}
    {acting.done !== undefined && <Papers done={acting.done} personId={personId} />}
  </div>
)

const Colleague = ({ kind, subject }: { readonly kind: string; readonly subject: string }) => {
  const { colleague } = deskWords.useWords()
  const [asked, setAsked] = useState(false)
  const ask = useMutation({ mutationFn: () => askColleague(kind, subject), onSuccess: () => setAsked(true) })
  return (
    <Card tone="warning" label={colleague.title}>
      <h2>{colleague.title}</h2>
      <p>{asked ? colleague.asked : colleague.text}</p>
      {!asked && (
        <div className="button-row">
          <Button look="primary" isPending={ask.isPending} onPress={() => ask.mutate()}>
            {colleague.ask}
          </Button>
        </div>
      )}
    </Card>
  )
}

const sheetAddress = (base64: string): string =>
  URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], { type: 'application/pdf' }))

const Papers = ({ done, personId }: { readonly done: Done; readonly personId: string }) => {
  const words = deskWords.useWords().done
  const [sheet] = useState(() => (done.sheet === undefined ? undefined : sheetAddress(done.sheet)))
  return (
    <Card tone="done" label={words.title}>
      <h2>{words.title}</h2>
      <p>{done.said}</p>
      {done.actId !== undefined && <p>{words.text}</p>}
      <div className="button-row">
        {sheet !== undefined && (
          <a className="button is-primary" href={sheet} target="_blank" rel="noreferrer">
            <Icon of={FileText} />
            <span>{words.sheet}</span>
          </a>
        )}
        {done.actId !== undefined && (
          <a
            className="button is-secondary"
            href={receiptAddress(personId, done.actId)}
            target="_blank"
            rel="noreferrer"
            onClick={onBytesLink}
          >
            <Icon of={FileText} />
            <span>{words.receipt}</span>
          </a>
        )}
      </div>
    </Card>
  )
}

/** Who it is about, whether she was seen to be there, and the screen’s own part. */
export const PersonScreen = ({
  personId,
  title,
  lead,
  isHome,
  needsCheck,
  children,
}: {
  readonly personId: string
  readonly title: string
  readonly lead?: string
  readonly isHome?: boolean
  /** Nothing of it shows before an identity was verified. */
  readonly needsCheck?: boolean
  readonly children: (page: DeskPage) => ReactNode
}) => {
  const words = deskWords.useWords()
  const query = useDeskPage(personId)
  return (
    <Page
      title={title}
      who={query.data?.name ?? ''}
      width="full"
      lead={
        <>
          <NoMedical />
          {lead !== undefined && <p>{lead}</p>}
        </>
      }
    >
      <Loaded query={query} rows={4}>
        {page => (
          <>
            <Card label={page.name}>
              <p>
                <strong>{page.name}</strong>
                <br />
                {words.home.born(formatDate(page.birthDate, 'long'))}
              </p>
              <p>{checkLine(words, page)}</p>
              {isHome !== true && (
                <p>
                  <Link to="/guichet/p/$personId" params={{ personId: page.personId }}>
                    {words.person.back}
                  </Link>
                </p>
              )}
            </Card>
            {needsCheck && page.check === null ? <CheckNeeded personId={page.personId} /> : children(page)}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const checkLine = ({ person }: ReturnType<typeof deskWords.useWords>, { check }: DeskPage): string => {
  if (check === null) return person.notChecked
  return check.level === 'desk' ? person.checked(formatTime(check.until)) : person.checkedByPhone(formatTime(check.until))
}

const CheckNeeded = ({ personId }: { readonly personId: string }) => {
  const words = deskWords.useWords()
  return (
    <Card tone="warning" label={words.needed.title}>
      <h2>{words.needed.title}</h2>
      <p>{words.needed.text}</p>
      <div className="button-row">
        <ButtonLink look="primary" to="/guichet/p/$personId/identite" params={{ personId }}>
          {words.person.check}
        </ButtonLink>
      </div>
    </Card>
  )
}
