import { useQuery } from '@tanstack/react-query'
import { readAttachments } from '../../api/attachments.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { List } from './list.tsx'
import { Name } from './name.tsx'
import { underWords } from './words/index.ts'

/** M15: who replaces the professional, whom she trains, and whom she is under herself. */
export const UnderPage = () => {
  const words = underWords.useWords()
  const attachments = useQuery({ queryKey: ['attachments'], queryFn: readAttachments })
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      <Loaded query={attachments}>
        {page => (
          <>
            {page.held.length > 0 && <List of="held" items={page.held} />}
            {page.places.length > 0 && (
              <>
                <List of="named" items={page.named} />
                <Name page={page} />
                <p className="muted small">{words.law}</p>
              </>
            )}
            {page.places.length === 0 && page.held.length === 0 && <p>{words.nobody}</p>}
          </>
        )}
      </Loaded>
    </Page>
  )
}
