import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, Link2, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { endCardLink, makeCardLink, readCardLinks } from '../../api/card-links.ts'
import { Problem } from '../../api/problem.ts'
import type { CardLink, CreatedCardLink, OwnCard } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Rich } from '../../ui/rich.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import './card.css'
import { QrSquares } from './face.tsx'
import { squaresOf } from './squares.ts'
import { cardWords } from './words/index.ts'

const keyOf = (recordId: string) => ['card-links', recordId] as const
const DAYS = { '1': 1, '30': 30, '365': 365 } as const
type Length = keyof typeof DAYS

/** Where our own page reads it: a phone's camera opens that, and what opens the file stays after the `#`, which no server is sent. */
const readable = (link: string): string => `${location.origin}/lien#${link}`

const useLinkChange = () => {
  const { recordId } = useActing()
  const { failed } = cardWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (act: () => Promise<unknown>) => {
      await act()
      await client.invalidateQueries({ queryKey: keyOf(recordId) })
    },
    onError: error => sayTrouble(error instanceof Problem && error.message !== '' ? error.message : failed),
  })
}

type MakeProps = { readonly card: OwnCard; readonly onMade: (made: CreatedCardLink) => void; readonly onLeave: () => void }

const MakeLink = ({ card, onMade, onLeave }: MakeProps) => {
  const { links: words } = cardWords.useWords()
  const { recordId } = useActing()
  const change = useLinkChange()
  const [keys, setKeys] = useState<ReadonlySet<string>>(() => new Set(card.items.filter(({ shown }) => shown).map(({ key }) => key)))
  const [length, setLength] = useState<Length>('30')
  const [isWarned, setWarned] = useState(false)
  const [isEmpty, setEmpty] = useState(false)
  const turn = (key: string, isChosen: boolean): void => {
    setEmpty(false)
    setKeys(before => new Set(isChosen ? [...before, key] : [...before].filter(other => other !== key)))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setEmpty(keys.size === 0)
    if (keys.size === 0) return
    change.mutate(async () => onMade(await makeCardLink(recordId, { keys: [...keys], days: DAYS[length], warned: true })))
  }
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="link-choices">
        <legend className="field-label">{words.choose}</legend>
        {isEmpty && (
          <p className="field-error" role="alert">
            {words.one}
          </p>
        )}
        {card.items.map(({ key, text }) => (
          <Checkbox key={key} isSelected={keys.has(key)} onChange={isChosen => turn(key, isChosen)}>
            {text}
          </Checkbox>
        ))}
      </fieldset>
      <RadioGroup
        label={words.length}
        value={length}
        onChange={setLength}
        options={(['1', '30', '365'] as const).map(value => ({ value, label: words.lengths[value] }))}
      />
      <p>
        <Rich text={words.law} />
      </p>
      <Checkbox isSelected={isWarned} onChange={setWarned} isRequired>
        {words.warned}
      </Checkbox>
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" icon={Link2} isPending={change.isPending}>
          {words.make}
        </Button>
        <Button look="quiet" onPress={onLeave}>
          {words.back}
        </Button>
      </div>
    </form>
  )
}

const inThrees = (passcode: string): string => `${passcode.slice(0, 3)} ${passcode.slice(3)}`

const Made = ({ made, onDone }: { readonly made: CreatedCardLink; readonly onDone: () => void }) => {
  const { links: words } = cardWords.useWords()
  const link = readable(made.link)
  const squares = useQuery({ queryKey: ['qr', made.id], queryFn: () => squaresOf(link), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 })
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => say(words.copied),
      () => sayTrouble(link),
    )
  }
  return (
    <section className="stack is-tight" aria-labelledby="made-link" role="status">
      <h3 id="made-link">{words.made}</h3>
      <p>{words.once}</p>
      {squares.data && (
        <figure className="link-qr">
          <QrSquares squares={squares.data} label={words.qr} />
        </figure>
      )}
      <p>{words.passcode}</p>
      <p className="link-passcode" translate="no">
        {inThrees(made.passcode)}
      </p>
      <p className="small muted">{words.tries}</p>
      <div className="button-row is-stacking">
        <Button look="primary" onPress={onDone}>
          {words.done}
        </Button>
        <Button icon={Copy} onPress={copy}>
          {words.copy}
        </Button>
      </div>
    </section>
  )
}

const stateOf = (words: ReturnType<typeof cardWords.useWords>['links'], { state, until }: CardLink): string => {
  if (state === 'guessed') return words.guessed
  return state === 'live' ? words.until(formatInstant(until)) : words.over(formatInstant(until))
}

const Line = ({ link }: { readonly link: CardLink }) => {
  const { links: words } = cardWords.useWords()
  const { recordId } = useActing()
  const change = useLinkChange()
  const end = (): void =>
    change.mutate(async () => {
      await endCardLink(recordId, link.id)
      say(words.ended)
    })
  return (
    <li className="link-line">
      <p>
        <strong>{words.since(formatInstant(link.createdAt))}</strong>
      </p>
      <p>{stateOf(words, link)}</p>
      <p className="small muted">{link.openedAt === null ? words.unopened : words.opened(link.opened, formatInstant(link.openedAt))}</p>
      {link.state === 'live' && (
        <Button
          icon={Square}
          isPending={change.isPending}
          onPress={end}
          aria-label={`${words.end} – ${words.since(formatInstant(link.createdAt))}`}
        >
          {words.end}
        </Button>
      )}
    </li>
  )
}

/** Opt-in (ui.md §5.11): a few chosen facts, for who has no account, with what it risks said before. */
export const CardLinks = ({ card }: { readonly card: OwnCard }) => {
  const { links: words } = cardWords.useWords()
  const { recordId } = useActing()
  const links = useQuery({ queryKey: keyOf(recordId), queryFn: () => readCardLinks(recordId), enabled: recordId !== '' })
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<CreatedCardLink | null>(null)
  const onMade = (created: CreatedCardLink): void => {
    setMaking(false)
    setMade(created)
  }
  const [live, past] = [
    links.data?.filter(({ state }) => state === 'live') ?? [],
    links.data?.filter(({ state }) => state !== 'live') ?? [],
  ]
  return (
    <Card labelledBy="links">
      <h2 id="links">{words.title}</h2>
      <p>{words.text}</p>
      <p>
        <Rich text={words.risk} />
      </p>
      {made !== null && <Made made={made} onDone={() => setMade(null)} />}
      {isMaking && <MakeLink card={card} onMade={onMade} onLeave={() => setMaking(false)} />}
      {!isMaking && made === null && (
        <div className="button-row is-stacking">
          <Button icon={Link2} onPress={() => setMaking(true)}>
            {words.begin}
          </Button>
        </div>
      )}
      {live.length > 0 && (
        <>
          <ul role="list" className="card-items">
            {live.map(link => (
              <Line key={link.id} link={link} />
            ))}
          </ul>
          <p className="small muted">{words.stands}</p>
        </>
      )}
      {past.length > 0 && (
        <details className="face-details">
          <summary>{words.past}</summary>
          <ul role="list" className="card-items">
            {past.map(link => (
              <Line key={link.id} link={link} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
