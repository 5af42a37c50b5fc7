import type { DocumentDetail } from '../../api/types.ts'
import { DialogSheet } from '../../ui/dialog-sheet.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { MoveForm } from '../documents/folder-dialog.tsx'
import { papersOf } from '../documents/papers.ts'
import { papersWords } from '../documents/words/index.ts'
import { useActing } from '../profile.ts'
import { useShelf } from '../queries.ts'

export const FolderSheet = ({ document, onClose }: { readonly document: DocumentDetail; readonly onClose: () => void }) => {
  const words = papersWords.useWords()
  const { recordId } = useActing()
  const shelf = useShelf(recordId)
  return (
    <DialogSheet title={words.moveTitle} isOpen onClose={onClose}>
      <Loaded query={shelf} rows={3} part>
        {found => <MoveForm papers={papersOf(found).filter(({ id }) => id === document.id)} folders={found.folders} onDone={onClose} />}
      </Loaded>
    </DialogSheet>
  )
}
