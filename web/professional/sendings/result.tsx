import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { type Batch, type BatchItem, readBatchItems } from '../../api/batches.ts'
import { Button } from '../../ui/button.tsx'
import { saveCsv } from '../../ui/format/csv.ts'
import { dayOf } from '../../ui/format/dates.ts'
import { sayTrouble } from '../../ui/toast.ts'
import { resultRows } from './result-rows.ts'
import { sendingsWords } from './words/index.ts'

const allItems = async (batchId: string): Promise<readonly BatchItem[]> => {
  const items: BatchItem[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof readBatchItems>> = await readBatchItems(batchId, after === '' ? {} : { after })
    items.push(...page.items)
    after = page.next
  }
  return items
}

/** What became of each document, as a table that leaves: no number of identity, no name. */
export const SaveResult = ({ batch: { batchId, name, begunAt } }: { readonly batch: Batch }) => {
  const words = sendingsWords.useWords()
  const saving = useMutation({
    mutationFn: () => allItems(batchId),
    onSuccess: items => saveCsv(words.csvName(dayOf(begunAt)), resultRows(items, words)),
    onError: () => sayTrouble(words.failed),
  })
  return (
    <Button look="quiet" icon={Download} isPending={saving.isPending} onPress={() => saving.mutate()} aria-label={words.csvOf(name)}>
      {words.csv}
    </Button>
  )
}
