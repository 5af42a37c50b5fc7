import { FileSearch, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SynthesisBlock as Facts, SynthesisItem } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { formatDate } from '../../ui/format/dates.ts'
import { plain } from '../../ui/format/plain.ts'
import { Link } from '../../ui/link.tsx'
import { Day } from '../../ui/time.tsx'
import { Confirming } from './confirming.tsx'
import { CopyLine } from './copy-line.tsx'
import { textOfLine } from './line-text.ts'
import { synthesisWords } from './words/index.ts'

export const Region = ({
  rank,
  title,
  tone,
  children,
}: {
  readonly rank: number
  readonly title: string
  readonly tone?: 'danger' | undefined
  readonly children: ReactNode
}) => (
  <section className={classes('synthesis-block', tone === 'danger' && 'is-danger')} aria-labelledby={`block-${rank}`}>
    <h2 id={`block-${rank}`} tabIndex={-1} aria-keyshortcuts={`Alt+${rank}`}>
      <span className="synthesis-rank" aria-hidden="true">
        {rank}
      </span>
      {title}
    </h2>
    {children}
  </section>
)

/** Who says it and when; a document is one press away. */
export const Source = ({
  recordId,
  standing,
  by,
  date,
  document,
  others = 0,
}: Pick<SynthesisItem, 'standing' | 'by' | 'date' | 'document'> & { readonly recordId: string; readonly others?: number }) => {
  const words = synthesisWords.useWords()
  return (
    <span className="synthesis-source">
      <Day date={date} />
      <span className={`standing is-${standing}`}>{words.standings[standing]}</span>
      {document ? (
        <Link
          to="/pro/p/$recordId/documents"
          params={{ recordId }}
          search={{ doc: document.id }}
          aria-label={words.readSource(document.title, by)}
          title={document.title}
        >
          {by}
        </Link>
      ) : (
        <span>{by}</span>
      )}
      {others > 0 && <span>{words.others(others)}</span>}
    </span>
  )
}

type Origin = SynthesisItem['origin']
const NAMED = ['prescription', 'dispensation', 'stay', 'past-condition'] as const
const isNamed = (origin: Origin): origin is (typeof NAMED)[number] => NAMED.some(each => each === origin)

const useText = () => {
  const words = synthesisWords.useWords()
  return ({ origin, text, detail, also }: SynthesisItem): { readonly head: string; readonly tail: string } => {
    switch (origin) {
      case 'organ-donation':
        return { head: words.origins[origin], tail: words.donation(detail) }
      case 'directives':
        return { head: words.origins[origin], tail: '' }
      case 'family':
        return { head: text, tail: words.relation(detail) }
      case 'trusted-person':
      case 'contact':
        return { head: text, tail: [words.origins[origin], detail].filter(Boolean).join(', ') }
      case 'prescription':
      case 'dispensation':
      case 'stay':
      case 'past-condition':
        return {
          head: text,
          tail: [detail, ...[origin, ...also].filter(isNamed).map(each => words.origins[each])].filter(Boolean).join(', '),
        }
      case 'treatment':
        return { head: text, tail: [detail, ...also.filter(isNamed).map(each => words.origins[each])].filter(Boolean).join(', ') }
      case 'declared':
      case 'condition':
      case 'operation':
      case 'allergy':
        return { head: text, tail: detail }
    }
  }
}

/** What several people say in the very same words stands once, each with who says it: two sources stay two sources. */
const inSameWords = (items: readonly SynthesisItem[]): readonly (readonly [SynthesisItem, ...SynthesisItem[]])[] =>
  [...Map.groupBy(items, ({ id, text }) => (text === '' ? id : plain(text))).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  )

type LineProps = {
  readonly item: SynthesisItem
  readonly others: readonly SynthesisItem[]
  readonly recordId: string
  /** Leads to the documents that tell of it. */
  readonly isProblem: boolean
}

const Line = ({ item, others, recordId, isProblem }: LineProps) => {
  const words = synthesisWords.useWords()
  const told = useText()
  const { head } = told(item)
  const all = [item, ...others]
  const tail = [...new Set(all.map(one => told(one).tail))].filter(Boolean).join(', ')
  return (
    <li className="synthesis-line">
      <span className="synthesis-what">
        <strong>{head}</strong>
        {all.some(({ severe }) => severe) && (
          <Badge tone="danger" icon={TriangleAlert}>
            {words.severe}
          </Badge>
        )}
        {item.risk && <Badge tone="danger">{words.risks[item.risk]}</Badge>}
        {tail && <span className="muted">{tail}</span>}
      </span>
      {all.map(({ id, standing, by, others: more, date, document, unconfirmed }) => (
        <span key={id} className="synthesis-said">
          <Source recordId={recordId} standing={standing} by={by} others={more} date={date} {...(document ? { document } : {})} />
          {unconfirmed && <Confirming recordId={recordId} id={id} name={head} unconfirmed={unconfirmed} />}
        </span>
      ))}
      <span className="synthesis-gestures screen-only">
        {isProblem && (
          <Link
            to="/pro/p/$recordId/documents"
            params={{ recordId }}
            search={{ pb: item.id }}
            icon={FileSearch}
            aria-label={words.documentsOn(head)}
            title={words.documentsOn(head)}
          />
        )}
        <CopyLine
          name={head}
          text={() => textOfLine({ head, tail, isSevere: all.some(({ severe }) => severe === true), said: all }, words)}
        />
      </span>
    </li>
  )
}

type BlockProps = {
  readonly rank: number
  readonly title: string
  readonly block: Facts
  readonly kind: 'allergies' | 'treatments' | 'conditions' | 'history' | 'wishes'
  readonly recordId: string
  /** Lines shown at once; the others unfold. */
  readonly most: number
}

const Content = ({ block, kind, recordId, most }: Omit<BlockProps, 'rank' | 'title'>) => {
  const words = synthesisWords.useWords()
  const [whole, setWhole] = useState(false)
  switch (block.state) {
    case 'closed':
      return <p className="synthesis-empty">{words.closed}</p>
    case 'unknown':
      return <p className="synthesis-empty">{words.unknown}</p>
    case 'none':
      return (
        <p className="synthesis-none">
          <strong>{words.none[kind]}</strong> <span className="muted">{words.saidBy(block.by, formatDate(block.date))}</span>
        </p>
      )
    case 'list': {
      const lines = inSameWords(block.items)
      return (
        <>
          {block.denied && (
            <p className="synthesis-denied">{words.denied(words.none[kind], block.denied.by, formatDate(block.denied.date))}</p>
          )}
          <ul role="list" className="synthesis-lines">
            {lines.slice(0, whole ? undefined : most).map(([item, ...others]) => (
              <Line key={item.id} item={item} others={others} recordId={recordId} isProblem={kind === 'conditions'} />
            ))}
          </ul>
          {!whole && lines.length > most && (
            <div className="screen-only">
              <Button look="quiet" onPress={() => setWhole(true)}>
                {words.more(lines.length - most)}
              </Button>
            </div>
          )}
        </>
      )
    }
  }
}

/** « Non renseigné », « aucune connue » and « hors de votre métier » are three different sentences: nothing known is not nothing there. */
export const SynthesisBlock = ({ rank, title, block, kind, recordId, most }: BlockProps) => (
  <Region rank={rank} title={title} tone={kind === 'allergies' && block.state === 'list' ? 'danger' : undefined}>
    <Content block={block} kind={kind} recordId={recordId} most={most} />
  </Region>
)
