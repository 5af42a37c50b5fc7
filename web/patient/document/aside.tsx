import { lazy, Suspense } from 'react'
import type { DocumentDetail } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { Link } from '../../ui/link.tsx'
import { useActing } from '../profile.ts'
import { WhoCanSeeText } from '../who-can-see.tsx'
import { meaningWords } from './meaning/index.ts'
import { Facts, Opened, Parts, Versions } from './facts.tsx'
import { OwnNote } from './note.tsx'
import { readerWords } from './words/index.ts'

const Meaning = lazy(async () => {
  const [module] = await Promise.all([import('./meaning.tsx'), meaningWords.ready()])
  return { default: module.Meaning }
})

/** What stands beside a document: who may see it, who opened it, her note, its parts, where it comes from, its versions. */
export const Aside = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = readerWords.useWords()
  const { recordId } = useActing()
  return (
    <div className="stack">
      {document.whoCanSee && (
        <Card labelledBy="who">
          <h2 id="who">{words.who}</h2>
          <WhoCanSeeText who={document.whoCanSee} />
          <p className="screen-only">
            <Link to="/documents/$documentId/visibilite" params={{ documentId: document.id }}>
              {words.choose}
            </Link>
          </p>
        </Card>
      )}
      <Suspense fallback={null}>
        <Meaning category={document.category} />
      </Suspense>
      <Opened document={document} />
      {document.shelf && <OwnNote document={document} />}
      <Parts document={document} recordId={recordId} />
      <Facts document={document} />
      <Versions document={document} />
    </div>
  )
}
