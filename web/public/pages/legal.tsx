import { InformationPage } from './shared.tsx'
import { pagesWords } from './words/index.ts'

export const LegalPage = () => {
  const { legal } = pagesWords.useWords()
  return (
    <InformationPage title={legal.title} lead={legal.lead}>
      {legal.sections.map(([title, text]) => (
        <section key={title} className="stack is-tight">
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <p className="muted small">{legal.sources}</p>
    </InformationPage>
  )
}
