import { useState } from 'react'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextField } from '../../ui/field.tsx'
import { plain } from '../../ui/format/plain.ts'
import { Link } from '../../ui/link.tsx'
import { InformationPage } from './shared.tsx'
import { pagesWords } from './words/index.ts'

export const HelpPage = () => {
  const { help, questions } = pagesWords.useWords()
  const [sought, setSought] = useState('')
  const words = plain(sought)
    .split(' ')
    .filter(word => word !== '')
  const found = questions.filter(pair => words.every(word => plain(pair.join(' ')).includes(word)))
  return (
    <InformationPage title={help.title} lead={help.lead}>
      <TextField label={help.search} type="search" value={sought} onChange={setSought} unmarked />
      <section className="stack is-tight" aria-labelledby="questions">
        <h2 id="questions">{help.questions}</h2>
        <p role="status" className="muted small">
          {found.length === 0 ? help.none : help.found(found.length)}
        </p>
        {found.map(([question, answer]) => (
          <Disclosure key={question} summary={question} open>
            <p>{answer}</p>
          </Disclosure>
        ))}
      </section>
      <p>
        <Link to="/accessibilite">{help.problem}</Link>
      </p>
    </InformationPage>
  )
}
