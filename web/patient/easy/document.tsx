import { Eye, TriangleAlert } from 'lucide-react'
import type { DocumentDetail, WhoCanSee } from '../../api/types.ts'
import { CATEGORY_ICONS } from '../../ui/category.tsx'
import { Idea } from '../../ui/easy/idea.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { meaningWords } from '../document/meaning/index.ts'
import type { PatientEasyWords } from './words/en.ts'
import { patientEasyWords } from './words/index.ts'

type Words = PatientEasyWords['document']

const readers = (who: WhoCanSee, words: Words): readonly string[] => {
  if (who.kind === 'allowed') return [who.count === 0 ? words.nobody : words.allowed(who.count)]
  const inEmergency = who.emergency ? words.emergencyYes : words.emergencyNo
  switch (who.kind) {
    case 'masked':
      return [words.masked, words.author, words.attending, inEmergency]
    case 'chosen':
      return [words.chosen, ...who.names, words.author, words.attending, inEmergency]
    case 'hidden-all':
      return [words.hiddenAll, words.author, words.attending, inEmergency]
  }
}

/** U5: what sort of paper it is, from whom, who may read it; the paper itself follows at once. */
export const EasyDocument = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = patientEasyWords.useWords()
  const meaning = meaningWords.useWords()
  const later = document.status === 'superseded' ? document.versions.find(version => version.current) : undefined
  return (
    <>
      {(later || document.identityToVerify) && (
        <Idea icon={TriangleAlert} title={later ? words.corrected : words.verify}>
          {later && (
            <div>
              <ButtonLink to="/documents/$documentId" params={{ documentId: later.id }}>
                {words.openCorrected}
              </ButtonLink>
            </div>
          )}
        </Idea>
      )}
      <Idea
        icon={CATEGORY_ICONS[document.category]}
        title={words.what}
        lines={[
          ...meaning.category[document.category],
          words.date(formatDate(document.date, 'long')),
          document.author.self ? words.byYou : words.by(document.author.name),
          meaning.ask,
          meaning.answer,
        ]}
      />
      {document.whoCanSee && (
        <Idea
          icon={Eye}
          title={words.who}
          lines={[...readers(document.whoCanSee, words), document.openedBy.length > 0 && words.opened(document.openedBy.length)]}
        >
          <div>
            <ButtonLink to="/documents/$documentId/visibilite" params={{ documentId: document.id }}>
              {words.change}
            </ButtonLink>
          </div>
        </Idea>
      )}
    </>
  )
}
