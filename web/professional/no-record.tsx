import { useParams } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { isAbsent, isProblem, type Problem } from '../api/problem.ts'
import { doubt } from '../app/opened.ts'
import { Card } from '../ui/card.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Failure } from '../ui/states.tsx'
import { professionalWords } from './words/index.ts'

/** One's own structure doubts who this is; it says so by her number. */
const isMarked = (error: unknown): error is Problem => isProblem(error) && error.code.startsWith('identity-marked-')

const Marked = ({ error }: { readonly error: Problem }) => {
  const { opening: words } = professionalWords.useWords()
  const { recordId } = useParams({ strict: false })
  return (
    <Page title={words.doubted}>
      <Card tone="warning">
        <p role="alert">{error.message}</p>
        <div className="button-row">
          {recordId !== undefined && (
            <ButtonLink to="/pro/identite/doute" onClick={() => doubt({ whom: { handle: recordId }, name: words.doubted })}>
              {words.seeDoubt}
            </ButtonLink>
          )}
          <ButtonLink to="/pro">{words.another}</ButtonLink>
        </div>
      </Card>
    </Page>
  )
}

/** None, opposed, closed, blocked, refused: one answer, one screen, and depositing stays possible. */
export const NoRecord = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const { opening: words } = professionalWords.useWords()
  if (isMarked(error)) return <Marked error={error} />
  return (
    <Page title={words.none}>
      {isAbsent(error) ? (
        <Card>
          <div className="button-row">
            <ButtonLink look="primary" icon={FileUp} to="/pro">
              {words.another}
            </ButtonLink>
          </div>
        </Card>
      ) : (
        <Failure error={error} onRetry={onRetry} />
      )}
    </Page>
  )
}
