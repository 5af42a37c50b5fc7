import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { OnDemandOpened } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { professionalWords } from '../words/index.ts'

const addressOf = (base64: string): string =>
  URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], { type: 'application/pdf' }))

/** The code is hers: it is on the paper, and shown once, in case there is no printer. */
export const Created = ({ name, made }: { readonly name: string; readonly made: OnDemandOpened }) => {
  const { create: words, opening } = professionalWords.useWords()
  const [paper] = useState(() => addressOf(made.paper))
  return (
    <>
      <Card tone="done" label={words.doneTitle}>
        <p role="status">
          <strong>{words.done(name)}</strong>
        </p>
        <dl className="created-code">
          <dt>{words.code}</dt>
          <dd translate="no">{made.code}</dd>
        </dl>
        <p>{words.codeText}</p>
        <div className="button-row">
          <a className="button is-primary" href={paper} target="_blank" rel="noreferrer">
            <Icon of={FileText} />
            <span>{words.paper}</span>
          </a>
          <ButtonLink to="/pro">{opening.another}</ButtonLink>
        </div>
      </Card>
      <section className="stack is-tight" aria-labelledby="next">
        <h2 id="next">{words.next}</h2>
        <ul className="points">
          {words.nextPoints.map(point => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
