import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { endProtection } from '../../api/places.ts'
import type { Protection, Protections } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import '../../ui/row.css'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { ProtectForm } from './form.tsx'
import { useProtectionChange, useProtections } from './queries.ts'
import { placesWords } from './words/index.ts'

const Row = ({ protection, onStop }: { readonly protection: Protection; readonly onStop?: () => void }) => {
  const words = placesWords.useWords()
  const { kind, name, hiddenFrom, by, until, running, decision } = protection
  return (
    <li className="row">
      <div className="row-main">
        <span className="row-title">{name}</span>
        <span className="row-meta">
          {[words.kinds[kind], words.from(hiddenFrom), running ? words.until(formatDate(until)) : words.ended(formatDate(until))].join(
            ', ',
          )}
        </span>
        <span className="row-meta">
          {decision === undefined ? words.by(by) : words.judge(decision.court, formatDate(decision.decidedOn))}
        </span>
      </div>
      {onStop !== undefined && decision === undefined && (
        <Button aria-label={words.stopOf(name)} onPress={onStop}>
          {words.stop}
        </Button>
      )}
    </li>
  )
}

const Running = ({ items }: { readonly items: readonly Protection[] }) => {
  const words = placesWords.useWords()
  const { actions } = common.useWords()
  const { recordId } = useActing()
  const change = useProtectionChange()
  const [asked, setAsked] = useState<Protection | null>(null)
  const running = items.filter(one => one.running)
  const over = items.filter(one => !one.running)
  return (
    <section className="stack is-tight" aria-labelledby="running">
      <h2 id="running">{words.running}</h2>
      {running.length === 0 && <p>{words.none}</p>}
      {running.length > 0 && (
        <ul role="list" className="rows">
          {running.map(one => (
            <Row key={one.placeId} protection={one} onStop={() => setAsked(one)} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <Disclosure summary={words.over(over.length)}>
          <ul role="list" className="rows">
            {over.map(one => (
              <Row key={one.placeId} protection={one} />
            ))}
          </ul>
        </Disclosure>
      )}
      {asked !== null && (
        <Dialog title={words.stopTitle(asked.name)} isOpen onClose={() => setAsked(null)}>
          <p>{words.stopText(asked.hiddenFrom)}</p>
          <div className="button-row is-stacking">
            <Button
              look="primary"
              isPending={change.isPending}
              onPress={() =>
                change.mutate(
                  { act: () => endProtection(recordId, asked.placeId), said: words.stopped },
                  { onSettled: () => setAsked(null) },
                )
              }
            >
              {words.stop}
            </Button>
            <Button onPress={() => setAsked(null)}>{actions.cancel}</Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}

/** One press on a phone. */
const CALLS = [
  ['police', 'tel:17'],
  ['text', 'sms:114'],
  ['listen', 'tel:3919'],
] as const

const Told = ({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) => (
  <Disclosure summary={title}>
    <ul>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  </Disclosure>
)

/** « Lieux et soignants protégés »: what one of those who act for her may not learn of. Its door is quiet, its address says nothing. */
export const PlacesPage = () => {
  const words = placesWords.useWords()
  const { fullName } = useActing()
  const protections = useProtections()
  const all = ({ items, acting }: Protections) => (
    <>
      {acting.length === 0 ? <p>{words.nobody}</p> : <ProtectForm acting={acting} />}
      <Running items={items} />
    </>
  )
  return (
    <Page
      title={words.title}
      who={fullName}
      lead={words.lead}
      before={
        <p>
          <Link to="/proches" icon={ArrowLeft} className="back">
            {words.back}
          </Link>
        </p>
      }
    >
      <Card tone="info">
        <p>
          <Rich text={words.danger} />
        </p>
        <div className="button-row screen-only">
          {CALLS.map(([call, to]) => (
            <a key={call} href={to} className="button is-secondary">
              {words.calls[call]}
            </a>
          ))}
        </div>
      </Card>
      <div className="stack is-tight">
        <Told title={words.how} texts={words.effects} />
        <Told title={words.limits} texts={words.limitTexts} />
      </div>
      <Loaded query={protections} rows={3}>
        {all}
      </Loaded>
    </Page>
  )
}
