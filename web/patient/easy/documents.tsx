import { Camera, FileHeart, FileText } from 'lucide-react'
import type { Shelf } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { DocumentRow } from '../document-row.tsx'
import { papersOf } from '../documents/papers.ts'
import { patientEasyWords } from './words/index.ts'

const SHOWN_FIRST = 5

/** U3: how many, the latest ones, adding one. The filters and the others stay behind « Plus ». */
export const EasyDocuments = ({ shelf, mayAdd }: { readonly shelf: Shelf; readonly mayAdd: boolean }) => {
  const { documents: words } = patientEasyWords.useWords()
  const papers = papersOf(shelf)
  const hidden = papers.filter(({ masked }) => masked).length
  const { unread } = shelf.counts
  return (
    <>
      <Idea
        icon={FileHeart}
        title={words.title}
        lines={[
          papers.length === 0 ? words.none : words.some(papers.length),
          unread > 0 && words.unread(unread),
          hidden > 0 && words.hidden(hidden),
        ]}
      />
      {mayAdd && (
        <Idea icon={Camera} title={words.addTitle} lines={[words.addText]}>
          <div>
            <ButtonLink look="primary" to="/documents/ajouter">
              {words.add}
            </ButtonLink>
          </div>
        </Idea>
      )}
      {papers.length > 0 && (
        <Idea icon={FileText} title={words.last} lines={[words.press]}>
          <ul role="list" className="rows">
            {papers.slice(0, SHOWN_FIRST).map(document => (
              <DocumentRow key={document.id} document={document} />
            ))}
          </ul>
          {papers.length > SHOWN_FIRST && <p>{words.older}</p>}
        </Idea>
      )}
    </>
  )
}
