import { Problem } from '../api/problem.ts'
import { Page } from '../ui/page.tsx'
import { Failure } from '../ui/states.tsx'
import { common } from '../ui/words/index.ts'

export const NotFound = () => {
  const words = common.useWords()
  return (
    <main className="bare">
      <Page title={words.states.notFound}>
        <Failure error={new Problem(404, 'page.absent', '')} />
      </Page>
    </main>
  )
}
