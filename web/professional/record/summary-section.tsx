import { Plus, Undo2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { SynthesisEdits, SynthesisItem } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextField } from '../../ui/field.tsx'
import { Source } from './block.tsx'
import { synthesisWords } from './words/index.ts'

type To = SynthesisEdits['added'][number]['to']
export type OwnLine = { readonly id: string; readonly to: To; readonly text: string }

type Writing = {
  readonly left: ReadonlySet<string>
  readonly added: readonly OwnLine[]
  readonly isLate: (id: string) => boolean
  readonly toggle: (id: string) => void
  readonly add: (to: To, text: string) => void
  readonly drop: (id: string) => void
}

const Line = ({ item, recordId, writing }: { readonly item: SynthesisItem; readonly recordId: string; readonly writing: Writing }) => {
  const { write } = synthesisWords.useWords()
  const isLeft = writing.left.has(item.id)
  return (
    <li className={classes('summary-line', isLeft && 'is-left')}>
      <span className="summary-text">
        <span className="cluster">
          {isLeft ? <s>{item.text}</s> : <strong>{item.text}</strong>}
          {item.detail && <span className="muted">{item.detail}</span>}
          {isLeft && <Badge tone="neutral">{write.removed}</Badge>}
          {!isLeft && writing.isLate(item.id) && <Badge tone="warning">{write.late}</Badge>}
        </span>
        <Source
          recordId={recordId}
          standing={item.standing}
          by={item.by}
          date={item.date}
          others={item.others}
          {...(item.document ? { document: item.document } : {})}
        />
      </span>
      <Button
        look="quiet"
        icon={isLeft ? Undo2 : X}
        onPress={() => writing.toggle(item.id)}
        aria-label={isLeft ? write.keepLine(item.text) : write.removeLine(item.text)}
      >
        {isLeft ? write.keep : write.remove}
      </Button>
    </li>
  )
}

const Own = ({ line, onDrop }: { readonly line: OwnLine; readonly onDrop: (id: string) => void }) => {
  const { write } = synthesisWords.useWords()
  return (
    <li className="summary-line">
      <span className="cluster summary-text">
        <strong>{line.text}</strong>
        <Badge tone="done">{write.added}</Badge>
      </span>
      <Button look="quiet" icon={X} onPress={() => onDrop(line.id)} aria-label={write.removeLine(line.text)}>
        {write.remove}
      </Button>
    </li>
  )
}

const Add = ({ title, onAdd }: { readonly title: string; readonly onAdd: (text: string) => void }) => {
  const { write } = synthesisWords.useWords()
  const [text, setText] = useState('')
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    onAdd(text.trim())
    setText('')
  }
  return (
    <form className="summary-add" onSubmit={add}>
      <TextField label={write.addTo(title)} unmarked value={text} onChange={setText} maxLength={300} autoComplete="off" />
      <Button type="submit" icon={Plus}>
        {write.add}
      </Button>
    </form>
  )
}

type SectionProps = {
  readonly to: To
  readonly title: string
  readonly items: readonly SynthesisItem[]
  /** Lines that come as they are. */
  readonly fixed?: readonly string[]
  readonly recordId: string
  readonly writing: Writing
}

/** One part of the summary: each line kept or left out, and lines of her own. */
export const SummarySection = ({ to, title, items, fixed = [], recordId, writing }: SectionProps) => {
  const { write } = synthesisWords.useWords()
  const own = writing.added.filter(line => line.to === to)
  const isEmpty = items.every(({ id }) => writing.left.has(id)) && own.length === 0 && fixed.length === 0
  return (
    <section className="summary-section" aria-labelledby={`write-${to}`}>
      <h2 id={`write-${to}`}>{title}</h2>
      {isEmpty && <p className="muted">{write.nothing}</p>}
      <ul role="list" className="summary-lines">
        {items.map(item => (
          <Line key={item.id} item={item} recordId={recordId} writing={writing} />
        ))}
        {own.map(line => (
          <Own key={line.id} line={line} onDrop={writing.drop} />
        ))}
      </ul>
      {fixed.length > 0 && (
        <Disclosure summary={write.results(fixed.length)}>
          <ul role="list" className="stack is-tight">
            {fixed.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Add title={title} onAdd={text => writing.add(to, text)} />
    </section>
  )
}
