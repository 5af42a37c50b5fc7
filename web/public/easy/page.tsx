import { Page } from '../../ui/page.tsx'
import { EasyIdeas } from './ideas.tsx'
import { ReadAllEasily } from './switch.tsx'
import { easyWords } from './words/index.ts'

/** P1 in known words and pictures. It may not be called FALC before people concerned have read and understood it: it says so. */
export const EasyPage = () => {
  const words = easyWords.useWords()
  return (
    <Page title={words.title} lead={<p>{words.label}</p>}>
      <div className="easy">
        <EasyIdeas />
        <ReadAllEasily />
      </div>
    </Page>
  )
}
