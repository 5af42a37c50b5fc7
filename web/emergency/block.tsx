import { FileText, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Block as Facts, Fact, Silence } from '../api/types.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { lineOf, silencesOf, sourceOf } from './say.ts'
import { emergencyWords } from './words/index.ts'

type BlockProps = {
  readonly id: 'danger' | 'treatments' | 'conditions' | 'wishes' | 'recent'
  readonly rank: number
  readonly title: string
  readonly block: Facts
  readonly onRead: (documentId: string, title: string) => void
}

const Line = ({ fact, onRead }: { readonly fact: Fact; readonly onRead: BlockProps['onRead'] }) => {
  const { view: words } = emergencyWords.useWords()
  const { documentId, documentTitle = fact.label, phone } = fact
  const { tag, text, detail } = lineOf(fact, words)
  const source = sourceOf(fact, words)
  return (
    <li className="fact">
      <span className="fact-main">
        {tag && <span className="fact-tag">{tag}</span>} {text && <strong>{text}</strong>}
        {detail && <span className="fact-detail"> {detail}</span>} {source && <span className="fact-source">{source}</span>}
      </span>
      {phone && (
        <a
          className="button is-secondary"
          href={`tel:${phone.replace(/\s/g, '')}`}
          aria-label={words.callWho([tag, text].filter(part => part !== '').join(' '), phone)}
        >
          <Icon of={Phone} />
          {phone}
        </a>
      )}
      {documentId && (
        <Button icon={FileText} look="quiet" aria-label={words.readWhat(documentTitle)} onPress={() => onRead(documentId, documentTitle)}>
          {words.read}
        </Button>
      )}
    </li>
  )
}

/** « Non renseigné », « aucun connu », « hors de votre habilitation » are never confused: nothing known is not nothing there. */
const Silences = ({ silent }: { readonly silent: readonly Silence[] }): ReactNode => {
  const { view: words } = emergencyWords.useWords()
  return silencesOf(silent, words).map(line => (
    <p key={line} className="fact-none">
      {line}
    </p>
  ))
}

export const EmergencyBlock = ({ id, rank, title, block, onRead }: BlockProps) => {
  const { view: words } = emergencyWords.useWords()
  const { items, more = 0, silent } = block
  const isDanger = id === 'danger' && items.length > 0
  return (
    <section id={id} tabIndex={-1} className={classes('block', `block-${id}`, isDanger && 'is-danger')} aria-labelledby={`block-${id}`}>
      <h2 id={`block-${id}`}>
        <span className="block-rank" aria-hidden="true">
          {rank}
        </span>
        {items.length > 0 ? words.counted(title, items.length + more) : title}
      </h2>
      {items.length > 0 && (
        <ul role="list" className="facts">
          {items.map(fact => (
            <Line key={`${fact.id} ${fact.tag ?? ''}`} fact={fact} onRead={onRead} />
          ))}
          {more > 0 && <li className="fact-more">{words.more(more)}</li>}
        </ul>
      )}
      <Silences silent={silent} />
    </section>
  )
}
