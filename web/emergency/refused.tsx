import { currentlySought } from '../app/opened.ts'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { emergencyWords } from './words/index.ts'

/** X5: no record, opposed, closed, blocked, refused: one sentence, no hint, no override. */
export const RefusedPage = () => {
  const { refused: words } = emergencyWords.useWords()
  return (
    <Page title={words.title}>
      <section className="stack is-tight" aria-labelledby="possible">
        <h2 id="possible">{words.what}</h2>
        <ul className="plain-list">
          <li>{words.card}</li>
          <li>{words.relatives}</li>
          <li>{words.doctor}</li>
        </ul>
      </section>
      <div className="button-row is-stacking">
        <ButtonLink look="primary" to="/urgence">
          {words.again}
        </ButtonLink>
        {currentlySought() !== null && <ButtonLink to="/pro/deposer">{words.deposit}</ButtonLink>}
      </div>
    </Page>
  )
}
