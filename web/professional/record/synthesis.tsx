import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useEffect } from 'react'
import type { Synthesis } from '../../api/types.ts'
import { formatInstant } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { NoRecord } from '../no-record.tsx'
import { professionalWords } from '../words/index.ts'
import { synthesisWords } from './words/index.ts'
import { SynthesisBlock } from './block.tsx'
import { RecordFrame } from './frame.tsx'
import { useSynthesis } from './queries.ts'
import { ResultsBlock } from './results.tsx'
import { NewBlock, UsefulBlock } from './papers.tsx'
import { SummaryMenu } from './summary-menu.tsx'

/** Alt and a figure go to a block, in the order of reading; each block shows its figure. */
const useJumps = (): void =>
  useEffect(() => {
    const jump = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-8]$/.test(event.code)) return
      const target = document.getElementById(`block-${event.code.slice(5)}`)
      if (target === null) return
      event.preventDefault()
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', jump)
    return () => document.removeEventListener('keydown', jump)
  }, [])

const Blocks = ({ synthesis }: { readonly synthesis: Synthesis }) => {
  const words = synthesisWords.useWords()
  const { blocks, results, person } = synthesis
  const { recordId } = person
  useJumps()
  return (
    <>
      <div className="synthesis">
        <div className="synthesis-column">
          <SynthesisBlock rank={1} title={words.blocks.allergies} block={blocks.allergies} kind="allergies" recordId={recordId} most={4} />
          <SynthesisBlock
            rank={2}
            title={words.blocks.treatments}
            block={blocks.treatments}
            kind="treatments"
            recordId={recordId}
            most={8}
          />
        </div>
        <div className="synthesis-column">
          <SynthesisBlock
            rank={3}
            title={words.blocks.conditions}
            block={blocks.conditions}
            kind="conditions"
            recordId={recordId}
            most={6}
          />
          <SynthesisBlock rank={4} title={words.blocks.history} block={blocks.history} kind="history" recordId={recordId} most={5} />
          <SynthesisBlock rank={5} title={words.blocks.wishes} block={blocks.wishes} kind="wishes" recordId={recordId} most={5} />
        </div>
        <div className="synthesis-column">
          <NewBlock rank={6} synthesis={synthesis} />
          <ResultsBlock rank={7} results={results} recordId={recordId} />
          <UsefulBlock rank={8} synthesis={synthesis} />
        </div>
      </div>
      <p className="muted small">
        {words.legend} {words.notice}
      </p>
    </>
  )
}

/** M5: what must be known first, in one request. An old address with a document in it goes to the documents. */
export const SynthesisPage = () => {
  const words = synthesisWords.useWords()
  const { record } = professionalWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId' })
  const { doc } = useSearch({ from: '/professional/pro/p/$recordId' })
  const client = useQueryClient()
  const synthesis = useSynthesis(client, recordId, doc === undefined)
  if (doc !== undefined) return <Navigate to="/pro/p/$recordId/documents" params={{ recordId }} search={{ doc }} replace />
  if (synthesis.isError && synthesis.data === undefined)
    return <NoRecord error={synthesis.error} onRetry={() => void synthesis.refetch()} />
  const { data } = synthesis
  return (
    <RecordFrame
      title={words.title}
      recordId={recordId}
      here="synthesis"
      person={data?.person}
      lead={data?.updatedAt ? <p className="synthesis-updated muted small">{words.updated(formatInstant(data.updatedAt))}</p> : undefined}
      actions={
        <>
          {data?.may.take && <SummaryMenu synthesis={data} />}
          {data?.may.deposit && (
            <ButtonLink look="primary" icon={FileUp} to="/pro/p/$recordId/deposer" params={{ recordId }} search={{}}>
              {record.deposit}
            </ButtonLink>
          )}
        </>
      }
    >
      <Loaded query={synthesis} rows={8}>
        {read => <Blocks synthesis={read} />}
      </Loaded>
    </RecordFrame>
  )
}
