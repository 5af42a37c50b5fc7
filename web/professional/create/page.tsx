import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { createOnDemand } from '../../api/enrolment.ts'
import { Page } from '../../ui/page.tsx'
import { professionalWords } from '../words/index.ts'
import { Created } from './created.tsx'
import { CreateForm } from './form.tsx'

/** What she hears before she says yes: the same five points as in the letter (SEED 2). */
const Explain = () => {
  const { create: words } = professionalWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby="explain">
      <h2 id="explain">{words.explain}</h2>
      <ul className="points">
        {words.points.map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}

/** SEED 2: at her professional’s or her pharmacy, at her own word. The answer is the same whether she had a record or not. */
export const CreatePage = () => {
  const { create: words } = professionalWords.useWords()
  const [name, setName] = useState('')
  const create = useMutation({ mutationFn: createOnDemand })
  if (create.data !== undefined) {
    return (
      <Page key="done" title={words.doneTitle}>
        <Created name={name} made={create.data} />
      </Page>
    )
  }
  return (
    <Page key="form" title={words.title} lead={<p>{words.lead}</p>}>
      <Explain />
      <CreateForm
        isPending={create.isPending}
        error={create.error}
        onSend={(asked, called) => {
          setName(called)
          create.mutate(asked)
        }}
      />
    </Page>
  )
}
