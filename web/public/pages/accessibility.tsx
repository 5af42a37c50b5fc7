import { InformationPage, Points } from './shared.tsx'
import { pagesWords } from './words/index.ts'

/** In the order of the legal model: state, tests, what is not accessible, how to report, recourse. */
export const AccessibilityPage = () => {
  const { accessibility: words } = pagesWords.useWords()
  return (
    <InformationPage title={words.title} lead={words.lead}>
      <section className="stack is-tight">
        <h2>{words.state}</h2>
        <p>{words.stateText}</p>
      </section>
      <section className="stack is-tight">
        <h2>{words.tested}</h2>
        <Points items={words.testedItems} />
      </section>
      <section className="stack is-tight">
        <h2>{words.known}</h2>
        <Points items={words.knownItems} />
      </section>
      <section className="stack is-tight">
        <h2>{words.report}</h2>
        <p>{words.reportText}</p>
      </section>
      <section className="stack is-tight">
        <h2>{words.recourse}</h2>
        <p>{words.recourseText}</p>
      </section>
    </InformationPage>
  )
}
