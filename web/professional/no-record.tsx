import { FileUp } from 'lucide-react'
import { isAbsent } from '../api/problem.ts'
import { Card } from '../ui/card.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { Failure } from '../ui/states.tsx'
import { professionalWords } from './words/index.ts'

/** None, opposed, closed, blocked, refused: one answer, one screen, and depositing stays possible. */
export const NoRecord = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const { opening: words } = professionalWords.useWords()
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
