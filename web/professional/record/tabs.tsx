import { Activity, FileText, FlaskConical, History, LayoutList, Pill, ScanLine, Syringe, UsersRound } from 'lucide-react'
import { Link } from '../../ui/link.tsx'
import { synthesisWords } from './words/index.ts'

export type RecordTab = 'synthesis' | 'documents' | 'results' | 'time' | 'treatments' | 'vaccines' | 'measures' | 'images' | 'team'

/** The pages of one record. */
export const RecordTabs = ({ recordId, here }: { readonly recordId: string; readonly here: RecordTab }) => {
  const words = synthesisWords.useWords()
  return (
    <nav className="record-tabs screen-only" aria-label={words.tabs}>
      <Link
        icon={LayoutList}
        activeOptions={{ exact: true }}
        to="/pro/p/$recordId"
        params={{ recordId }}
        search={{}}
        aria-current={here === 'synthesis' ? 'page' : undefined}
      >
        {words.title}
      </Link>
      <Link
        icon={FileText}
        to="/pro/p/$recordId/documents"
        params={{ recordId }}
        search={{}}
        aria-current={here === 'documents' ? 'page' : undefined}
      >
        {words.documents}
      </Link>
      <Link
        icon={FlaskConical}
        to="/pro/p/$recordId/resultats"
        params={{ recordId }}
        aria-current={here === 'results' ? 'page' : undefined}
      >
        {words.resultsTab}
      </Link>
      <Link
        icon={History}
        to="/pro/p/$recordId/temps"
        params={{ recordId }}
        search={{}}
        aria-current={here === 'time' ? 'page' : undefined}
      >
        {words.time}
      </Link>
      <Link icon={Pill} to="/pro/p/$recordId/traitements" params={{ recordId }} aria-current={here === 'treatments' ? 'page' : undefined}>
        {words.treatmentsTab}
      </Link>
      <Link icon={Syringe} to="/pro/p/$recordId/vaccins" params={{ recordId }} aria-current={here === 'vaccines' ? 'page' : undefined}>
        {words.vaccinesTab}
      </Link>
      <Link icon={Activity} to="/pro/p/$recordId/mesures" params={{ recordId }} aria-current={here === 'measures' ? 'page' : undefined}>
        {words.measuresTab}
      </Link>
      <Link icon={ScanLine} to="/pro/p/$recordId/imagerie" params={{ recordId }} aria-current={here === 'images' ? 'page' : undefined}>
        {words.imagesTab}
      </Link>
      <Link icon={UsersRound} to="/pro/p/$recordId/equipe" params={{ recordId }} aria-current={here === 'team' ? 'page' : undefined}>
        {words.teamTab}
      </Link>
    </nav>
  )
}
