import { Eye, FileHeart, KeyRound, Plus, Siren } from 'lucide-react'
import { LOOKS_DAYS } from '../../api/paths.ts'
import type { JournalSummary, Shelf } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { DocumentRow } from '../document-row.tsx'
import { useLeaving } from '../documents/leaving.ts'
import { newsIn } from '../documents/papers.ts'
import { useDoor } from '../doors.ts'
import { useAccess, useJournal } from '../queries.ts'
import { whoReads } from './said.ts'
import { patientEasyWords } from './words/index.ts'

const SHOWN_NEWS = 3

const News = ({ shelf }: { readonly shelf: Shelf }) => {
  const { home } = patientEasyWords.useWords()
  const { papers, count } = newsIn(shelf, useLeaving())
  return (
    <Idea icon={FileHeart} title={home.news.title} lines={count === 0 ? [home.news.none] : [home.news.some(count), home.news.press]}>
      {papers.length > 0 && (
        <ul role="list" className="rows">
          {papers.slice(0, SHOWN_NEWS).map(document => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
      <div>
        <ButtonLink to="/documents">{home.news.open}</ButtonLink>
      </div>
    </Idea>
  )
}

const useLooked = (summary: JournalSummary | null): readonly (string | false)[] => {
  const { home } = patientEasyWords.useWords()
  if (summary === null) return [home.looks.unknown]
  const { people, toCheck, refused } = summary
  return [
    people === 0 ? home.looks.nobody : home.looks.some(people),
    people > 0 && toCheck === 0 && home.looks.fine,
    toCheck > 0 && home.looks.check(toCheck),
    refused > 0 && home.looks.refused(refused),
  ]
}

const Looks = ({ summary }: { readonly summary: JournalSummary | null }) => {
  const { home } = patientEasyWords.useWords()
  const lines = useLooked(summary)
  return (
    <Idea icon={Eye} title={home.looks.title} lines={lines}>
      <div>
        <ButtonLink to="/regards">{home.looks.open}</ButtonLink>
      </div>
    </Idea>
  )
}

const Watching = ({ recordId }: { readonly recordId: string }) => {
  const { home, access: words } = patientEasyWords.useWords()
  const journal = useJournal(recordId, LOOKS_DAYS).data
  const access = useAccess(recordId).data
  const card = useDoor('card')
  return (
    <>
      {journal && <Looks summary={journal.summary} />}
      {access && (
        <Idea icon={KeyRound} title={home.access.title} lines={whoReads(access, words)}>
          <div>
            <ButtonLink to="/acces">{home.access.open}</ButtonLink>
          </div>
        </Idea>
      )}
      {card !== null && (
        <Idea icon={Siren} title={home.card.title} lines={home.card.lines}>
          <div>
            <ButtonLink to={card}>{home.card.open}</ButtonLink>
          </div>
        </Idea>
      )}
    </>
  )
}

type HomeProps = { readonly shelf: Shelf | undefined; readonly recordId: string; readonly isHelper: boolean; readonly mayAdd: boolean }

/** U1: what is new, who looked, the card. The search and what is to be done stay behind « Plus ». */
export const EasyHome = ({ shelf, recordId, isHelper, mayAdd }: HomeProps) => {
  const { home } = patientEasyWords.useWords()
  return (
    <>
      {shelf && <News shelf={shelf} />}
      {mayAdd && (
        <Idea icon={Plus} title={home.add.title} lines={[home.add.text]}>
          <div>
            <ButtonLink to="/documents/ajouter">{home.add.open}</ButtonLink>
          </div>
        </Idea>
      )}
      {!isHelper && <Watching recordId={recordId} />}
    </>
  )
}
