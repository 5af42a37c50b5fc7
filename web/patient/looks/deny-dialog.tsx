import type { JournalEvent } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { common } from '../../ui/words/index.ts'
import { patientWords } from '../words/index.ts'

type DenyDialogProps = { readonly event: JournalEvent | null; readonly onClose: () => void; readonly onAnswer: (andBlock: boolean) => void }

/** Never an accusation: an explanation is asked for first, blocking is offered. */
export const DenyDialog = ({ event, onClose, onAnswer }: DenyDialogProps) => {
  const { looks: words } = patientWords.useWords()
  const { actions } = common.useWords()
  if (event === null) return null
  return (
    <Dialog title={words.askTitle} isOpen onClose={onClose}>
      <p>{words.askText}</p>
      <div className="button-row is-stacking">
        <Button look="primary" onPress={() => onAnswer(false)}>{words.askOnly}</Button>
        {event.who.actorId && <Button onPress={() => onAnswer(true)}>{words.askAndBlock}</Button>}
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}
