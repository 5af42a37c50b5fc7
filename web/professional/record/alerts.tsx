import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { readSynthesis } from '../../api/synthesis.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { synthesisWords } from './words/index.ts'

/** As many as one line holds; the others are one press away. */
const MOST = 3

/**
 * What can hurt, in sight on every page of a record. It is what the synthesis told of this visit; where she came by another way it is asked for once, and is a
 * line in her journal, because it is read. Nothing to show and nothing that may be shown look alike: a bar that said « hidden » would be a hint.
 */
export const AlertsInSight = ({ recordId }: { readonly recordId: string }) => {
  const words = synthesisWords.useWords()
  const { data } = useQuery({
    queryKey: ['synthesis', recordId],
    queryFn: () => readSynthesis(recordId),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const block = data?.blocks.allergies
  if (block?.state !== 'list') return null
  const names = [...new Map(block.items.map(item => [item.text, item])).values()]
  return (
    <p className="person-alerts">
      <Icon of={TriangleAlert} />
      <span>{words.alertsInSight}</span>
      {names.slice(0, MOST).map(({ id, text, severe }) => (
        <strong key={id}>{severe ? words.severeAlert(text) : text}</strong>
      ))}
      {names.length > MOST && (
        <Link to="/pro/p/$recordId" params={{ recordId }} search={{}}>
          {words.moreAlerts(names.length - MOST)}
        </Link>
      )}
    </p>
  )
}
