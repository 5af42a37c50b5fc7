import { PenLine } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { DocumentDetail } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { readerWords } from './words/index.ts'

const NoteForm = lazy(() => import('./note-form.tsx').then(module => ({ default: module.NoteForm })))

/** Her own words beside a document: hers alone, no professional ever reads them. */
export const OwnNote = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = readerWords.useWords()
  const [editing, setEditing] = useState(false)
  const kept = document.shelf?.note
  return (
    <Card labelledBy="own-note">
      <h2 id="own-note">{words.note}</h2>
      {editing ? (
        <Suspense fallback={null}>
          <NoteForm document={document} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        <>
          <p className={kept ? 'own-note' : 'muted'}>{kept?.text ?? words.noteHint}</p>
          {kept && <p className="muted">{words.noteAt(formatInstant(kept.at))}</p>}
          <div className="screen-only">
            <Button icon={PenLine} onPress={() => setEditing(true)}>
              {kept ? words.changeNote : words.addNote}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}
