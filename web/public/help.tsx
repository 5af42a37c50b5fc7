import { Disclosure } from '../ui/disclosure.tsx'
import { Page } from '../ui/page.tsx'
import { common } from '../ui/words/index.ts'

export const HelpPage = () => {
  const { help, shell } = common.useWords()
  const questions = [
    [help.see, help.seeAnswer],
    [help.looked, help.lookedAnswer],
    [help.emergency, help.emergencyAnswer],
    [help.never, help.neverAnswer],
    [help.keyboard, help.keyboardAnswer],
  ] as const
  return (
    <Page title={help.title} lead={<p>{help.intro}</p>}>
      <div className="stack is-tight">
        {questions.map(([question, answer]) => (
          <Disclosure key={question} summary={question} open>
            <p>{answer}</p>
          </Disclosure>
        ))}
      </div>
      <section id="accessibility" className="stack is-tight">
        <h2>{shell.accessibility}</h2>
      </section>
      <section id="data" className="stack is-tight">
        <h2>{help.data}</h2>
        <p>{help.dataAnswer}</p>
      </section>
    </Page>
  )
}
