import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ban, Eye, Printer, QrCode, RefreshCw, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { cancelCard, changeCard, readCard, readCardPaper, renewCard } from '../../api/card.ts'
import type { CardItem, OwnCard } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup, Switch } from '../../ui/choice.tsx'
import { formatDate, formatInstant } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { easily } from '../easy/lazy.tsx'
import { healthWords } from '../health/words/index.ts'
import { useActing } from '../profile.ts'
import './card.css'
import { FaceSides, FaceText } from './face.tsx'
import { OnThisPhone } from './phone.tsx'
import { squaresOf } from './squares.ts'
import { cardWords } from './words/index.ts'

/** Below the fold, and for few: it comes after the card. */
const CardLinks = lazy(() => import('./links.tsx').then(module => ({ default: module.CardLinks })))
/** Asked of who has said little; its words are those of the health record. */
const EssentialQuestions = lazy(() =>
  Promise.all([import('./questions.tsx'), healthWords.ready()]).then(([module]) => ({ default: module.EssentialQuestions })),
)
const EasyCard = easily(() => import('../easy/card.tsx').then(module => module.EasyCard))
const BLOCKS = ['danger', 'treatments', 'conditions', 'contacts', 'wishes'] as const
const keyOf = (recordId: string) => ['card', recordId] as const

const useCardChange = () => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act }: { readonly act: () => Promise<OwnCard>; readonly said?: string }) => act(),
    onSuccess: (card, { said }) => {
      client.setQueryData(keyOf(recordId), card)
      if (said !== undefined) say(said)
    },
    onError: () => sayTrouble(words.failed),
  })
}

const Preview = ({ card }: { readonly card: OwnCard }) => {
  const words = cardWords.useWords()
  const { face } = card
  const squares = useSquares(card)
  return (
    <section className="stack is-tight" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <FaceSides face={face} squares={squares} />
      {face.left > 0 && <p>{words.left(face.left)}</p>}
      <details className="face-details">
        <summary>{words.text}</summary>
        <FaceText face={face} />
      </details>
    </section>
  )
}

export const useSquares = ({ face: { code } }: OwnCard) => {
  const text = code?.text ?? ''
  return (
    useQuery({
      queryKey: ['qr', text],
      queryFn: () => squaresOf(text),
      enabled: text !== '',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }).data ?? null
  )
}

const Item = ({ item }: { readonly item: CardItem }) => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const change = useCardChange()
  const turn = (shown: boolean): void => change.mutate({ act: () => changeCard(recordId, { shown: { [item.key]: shown } }) })
  return (
    <li className="card-item">
      <Switch isSelected={item.shown} onChange={turn} aria-describedby={`source-${item.key}`}>
        {item.text}
      </Switch>
      <p id={`source-${item.key}`} className="small muted">
        {words.sources[item.source]}, {words.since(formatDate(item.since))}
      </p>
    </li>
  )
}

const Items = ({ card }: { readonly card: OwnCard }) => {
  const words = cardWords.useWords()
  return (
    <section className="stack screen-only" aria-labelledby="items">
      <h2 id="items">{words.items}</h2>
      <p>{words.itemsText}</p>
      {BLOCKS.map(block => {
        const items = card.items.filter(item => item.block === block)
        return items.length === 0 ? null : (
          <section key={block} className="stack is-tight" aria-labelledby={`block-${block}`}>
            <h3 id={`block-${block}`}>{words.blocks[block]}</h3>
            <ul role="list" className="card-items">
              {items.map(item => (
                <Item key={item.key} item={item} />
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}

const Language = ({ card }: { readonly card: OwnCard }) => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const change = useCardChange()
  return (
    <RadioGroup
      label={words.language}
      inline
      value={card.language}
      onChange={language => change.mutate({ act: () => changeCard(recordId, { language }) })}
      options={[
        { value: 'fr' as const, label: words.languages.fr },
        { value: 'en' as const, label: words.languages.en },
      ]}
    />
  )
}

const Print = () => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const [format, setFormat] = useState<'card' | 'a4' | null>(null)
  const print = (asked: 'card' | 'a4'): void => {
    setFormat(asked)
    readCardPaper(recordId, asked)
      .then(pdf => saveBlob(pdf, 'carte-urgence.pdf'))
      .catch(() => sayTrouble(words.printFailed))
      .finally(() => setFormat(null))
  }
  return (
    <Card labelledBy="print">
      <h2 id="print">{words.print}</h2>
      <p>{words.printText}</p>
      <div className="button-row is-stacking">
        <Button look="primary" icon={Printer} isPending={format === 'card'} onPress={() => print('card')}>
          {words.printCard}
        </Button>
        <Button icon={Printer} isPending={format === 'a4'} onPress={() => print('a4')}>
          {words.printSheet}
        </Button>
      </div>
    </Card>
  )
}

const Code = ({ card }: { readonly card: OwnCard }) => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const change = useCardChange()
  const renew = (said: string): void => change.mutate({ act: () => renewCard(recordId), said })
  return (
    <Card labelledBy="code">
      <h2 id="code">{words.code}</h2>
      <p>{words.codeText}</p>
      {card.codeSince === null ? (
        <>
          <p>{words.noCode}</p>
          <div className="button-row is-stacking">
            <Button icon={QrCode} isPending={change.isPending} onPress={() => renew(words.madeCode)}>
              {words.makeCode}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{words.codeSince(formatInstant(card.codeSince))}</p>
          <p>{words.renewText}</p>
          <div className="button-row is-stacking">
            <Button icon={RefreshCw} isPending={change.isPending} onPress={() => renew(words.renewed)}>
              {words.renew}
            </Button>
            <Button
              look="quiet"
              icon={Trash2}
              isPending={change.isPending}
              onPress={() => change.mutate({ act: () => cancelCard(recordId), said: words.removed })}
            >
              {words.remove}
            </Button>
          </div>
        </>
      )}
      <p>
        <ButtonLink look="quiet" icon={Eye} to="/acces/apercu" search={{ as: 'break-glass' }}>
          {words.asRescuer}
        </ButtonLink>
      </p>
    </Card>
  )
}

/** « Ma carte d'urgence » (U13): what is chosen, as it is printed, before it is printed. */
export const CardPage = () => {
  const words = cardWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const card = useQuery({ queryKey: keyOf(recordId), queryFn: () => readCard(recordId), enabled: recordId !== '' })
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      lead={<p>{words.lead}</p>}
      width="full"
      easy={card.data && { rest: 'more', first: <EasyCard card={card.data} /> }}
    >
      <Loaded query={card} rows={6}>
        {data => (
          <div className="card-page">
            <div className="stack">
              {data.items.length === 0 && (
                <Suspense>
                  <EssentialQuestions card={data} />
                </Suspense>
              )}
              <Preview card={data} />
              {data.items.length > 0 && <Items card={data} />}
            </div>
            <div className="stack screen-only">
              <Card>
                <Language card={data} />
              </Card>
              <Print />
              <Code card={data} />
              {data.items.length > 0 && (
                <Suspense>
                  <CardLinks card={data} />
                </Suspense>
              )}
              <OnThisPhone card={data} />
              <Card tone="warning">
                <p className="with-icon">
                  <Ban className="icon" aria-hidden="true" />
                  <span>
                    <Rich text={words.warning} />
                  </span>
                </p>
              </Card>
              {data.items.length > 0 && (
                <Suspense>
                  <EssentialQuestions card={data} />
                </Suspense>
              )}
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
