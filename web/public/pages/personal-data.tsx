import { InformationPage, Points, Sections } from './shared.tsx'
import { pagesWords } from './words/index.ts'

export const PersonalDataPage = () => {
  const { data } = pagesWords.useWords()
  return (
    <InformationPage title={data.title} lead={data.lead}>
      <section className="stack is-tight">
        <h2>{data.short}</h2>
        <Points items={data.shortItems} />
      </section>
      <section className="stack">
        <h2>{data.full}</h2>
        <Sections sections={data.sections} />
      </section>
    </InformationPage>
  )
}
