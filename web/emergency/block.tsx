import { FileText, Phone } from 'lucide-react'
import type { Block as Facts, Fact } from '../api/types.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { formatDate } from '../ui/format/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { emergencyWords } from './words/index.ts'

type BlockProps = {
  readonly id: string
  readonly rank: number
  readonly title: string
  readonly block: Facts
  readonly danger?: boolean
  readonly onRead: (documentId: string, title: string) => void
}

const Line = ({ fact, onRead }: { readonly fact: Fact; readonly onRead: BlockProps['onRead'] }) => {
  const { view: words } = emergencyWords.useWords()
  const { documentId, phone } = fact
  return (
    <li className="fact">
      <div className="fact-main">
        <p>
          <strong>{fact.label}</strong>
          {fact.detail && <span className="fact-detail"> {fact.detail}</span>}
        </p>
        <p className="fact-source">{words.source(fact.source, formatDate(fact.date))}</p>
      </div>
      {phone && (
        <a
          className="button is-secondary"
          href={`tel:${phone.replace(/\s/g, '')}`}
          aria-label={words.callWho(fact.detail ?? fact.label, phone)}
        >
          <Icon of={Phone} />
          {phone}
        </a>
      )}
      {documentId && (
        <Button icon={FileText} aria-label={words.readWhat(fact.label)} onPress={() => onRead(documentId, fact.label)}>
          {words.read}
        </Button>
      )}
    </li>
  )
}

const Content = ({ block, onRead }: Pick<BlockProps, 'block' | 'onRead'>) => {
  const { view: words } = emergencyWords.useWords()
  switch (block.state) {
    case 'unknown':
      return <p className="fact-none">{words.unknown}</p>
    case 'none':
      return <p className="fact-none">{words.none(formatDate(block.at), block.by)}</p>
    case 'list':
      return (
        <ul role="list" className="facts">
          {block.items.map(fact => (
            <Line key={`${fact.label} ${fact.detail ?? ''} ${fact.date} ${fact.source}`} fact={fact} onRead={onRead} />
          ))}
          {block.more ? <li>{words.more(block.more)}</li> : null}
        </ul>
      )
  }
}

/** « Non renseigné » and « aucun connu » are never confused: nothing known is not nothing there. */
export const EmergencyBlock = ({ id, rank, title, block, danger, onRead }: BlockProps) => {
  const { view: words } = emergencyWords.useWords()
  const count = block.state === 'list' ? block.items.length + (block.more ?? 0) : 0
  return (
    <section className={classes('block', `block-${id}`, danger && block.state === 'list' && 'is-danger')} aria-labelledby={`block-${id}`}>
      <h2 id={`block-${id}`}>
        <span className="block-rank" aria-hidden="true">
          {rank}
        </span>
        {count > 0 ? words.counted(title, count) : title}
      </h2>
      <Content block={block} onRead={onRead} />
    </section>
  )
}
