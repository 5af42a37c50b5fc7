import { useState } from 'react'
import { useSession } from '../../app/session.ts'
import { Page } from '../../ui/page.tsx'
import { type Done, DoneCard } from './done.tsx'
import { EasyRefuse } from '../easy/lazy.tsx'
import { RefuseForm } from './form.tsx'
import { OwnChoice } from './own-choice.tsx'
import { OtherWays } from './other-ways.tsx'
import './refuse.css'
import { refuseWords } from './words/index.ts'

/** P5: refusing is as easy as activating. The consequences stand before the button; the confirmation is a page of its own. */
export const RefusePage = () => {
  const words = refuseWords.useWords()
  const session = useSession()
  const [done, setDone] = useState<Done | null>(null)
  if (done !== null) {
    return (
      <Page key="done" title={words.done[done.wish]}>
        <DoneCard done={done} />
      </Page>
    )
  }
  const own = session?.kind === 'person' ? session.profiles.find(({ relation }) => relation === 'self') : undefined
  return (
    <Page key="form" title={words.title} lead={<p>{words.lead}</p>} easy={{ rest: 'below', first: <EasyRefuse /> }}>
      <section className="stack is-tight" aria-labelledby="what">
        <h2 id="what">{words.what}</h2>
        <ul className="points">
          {Object.values(words.changes).map(change => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        <p>{words.miss}</p>
      </section>
      {own === undefined ? <RefuseForm onDone={setDone} /> : <OwnChoice recordId={own.recordId} />}
      <OtherWays />
    </Page>
  )
}
