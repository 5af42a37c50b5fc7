import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { readDocument } from '../../api/client.ts'
import type { DocumentSummary } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Day } from '../../ui/time.tsx'
import { readableOf, Viewer } from '../../ui/viewer/viewer.tsx'
import { careWords } from './words/index.ts'

/** Key images first, then the whole series: the viewer begins there; a report is read as any document. */
export const Examination = ({
  document,
  recordId,
  onClose,
}: {
  readonly document: DocumentSummary
  readonly recordId: string
  readonly onClose: () => void
}) => {
  const { images: words } = careWords.useWords()
  const { id, title } = document
  const detail = useQuery({ queryKey: ['document', recordId, id], queryFn: () => readDocument(recordId, id) })
  return (
    <section className="examination" aria-label={title}>
      <div className="cluster">
        <h2>{title}</h2>
        <Day date={document.date} long />
        <Button look="quiet" icon={X} onPress={onClose} aria-label={words.of(words.close, title)}>
          {words.close}
        </Button>
      </div>
      <Loaded query={detail} rows={6} part>
        {read => <Viewer recordId={recordId} documentId={id} title={title} level={3} {...readableOf(read)} />}
      </Loaded>
    </section>
  )
}
