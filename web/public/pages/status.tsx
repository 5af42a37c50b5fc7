import { useQuery } from '@tanstack/react-query'
import { readHealth } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { InformationPage } from './shared.tsx'
import { pagesWords } from './words/index.ts'

export const StatusPage = () => {
  const { status: words } = pagesWords.useWords()
  const health = useQuery({ queryKey: ['health'], queryFn: readHealth, staleTime: 0, retry: false })
  const at = Math.max(health.dataUpdatedAt, health.errorUpdatedAt)
  return (
    <InformationPage title={words.title} lead={words.lead}>
      <Card tone={health.isError ? 'warning' : 'done'}>
        <p role="status">{health.isError ? words.down : health.isSuccess ? words.up : ''}</p>
        {at > 0 && <p className="small">{words.asked(formatInstant(new Date(at).toISOString()))}</p>}
        <div>
          <Button isPending={health.isFetching} onPress={() => void health.refetch()}>
            {words.again}
          </Button>
        </div>
      </Card>
      <section className="stack is-tight">
        <h2>{words.history}</h2>
        <p>{words.historyText}</p>
      </section>
      <p>{words.emergency}</p>
    </InformationPage>
  )
}
