import { useState } from 'react'
import { blockProfessional } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { useAccessChange } from './use-access-change.ts'
import { rulesWords } from './words/index.ts'

type BlockDialogProps = { readonly who: { readonly actorId: string; readonly name: string } | null; readonly onClose: () => void }

/** Blocking holds « même en urgence » unless the person says otherwise: both consequences are read before the press. */
export const BlockDialog = ({ who, onClose }: BlockDialogProps) => {
  const { access: words } = rulesWords.useWords()
  const { actions } = common.useWords()
  const { recordId } = useActing()
  const [emergency, setEmergency] = useState<'even' | 'except'>('except')
  const change = useAccessChange()
  if (who === null) return null
  const block = (): void => {
    change.mutate(
      { act: () => blockProfessional(recordId, who.actorId, emergency === 'even'), said: words.blockedDone(who.name) },
      { onSettled: onClose },
    )
  }
  return (
    <Dialog title={words.blockTitle(who.name)} isOpen onClose={onClose}>
      <p>{words.blockText}</p>
      <RadioGroup
        label={words.blockEmergency}
        value={emergency}
        onChange={setEmergency}
        options={[
          { value: 'except', label: words.blockEmergencyYes, consequence: words.blockEmergencyYesText },
          { value: 'even', label: words.blockEmergencyNo, consequence: words.blockEmergencyNoText, grave: true },
        ]}
      />
      <div className="button-row is-stacking">
        <Button look="primary" isPending={change.isPending} onPress={block}>
          {words.blockFor(who.name)}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}
