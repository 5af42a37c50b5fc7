import type { Delegation } from '../../api/types.ts'
import { acceptInvitation, stopAccess, stopHelping } from '../../api/client.ts'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { common } from '../../ui/words/index.ts'
import { useRelativesChange } from './queries.ts'
import { nameOf } from './row.tsx'
import { relativesWords } from './words/index.ts'

export type Asked = { readonly what: 'accept' | 'stop' | 'leave'; readonly delegation: Delegation; readonly recordId: string }

/** What it changes is read before the press; the button says it again, with the name. */
export const Confirm = ({ asked, onClose }: { readonly asked: Asked | null; readonly onClose: () => void }) => {
  const words = relativesWords.useWords()
  const { actions } = common.useWords()
  const change = useRelativesChange()
  const [isSilent, setSilent] = useState(false)
  if (asked === null) return null
  const { what, delegation, recordId } = asked
  const name = nameOf(what === 'stop' ? delegation.delegate : delegation.person)
  const isChild = delegation.kind === 'legal-representation'
  const said = {
    accept: {
      title: words.acceptTitle(name),
      texts: isChild ? words.acceptChildText : words.acceptText,
      press: words.acceptOf(name),
      done: words.accepted(name),
      act: () => acceptInvitation(delegation.id),
    },
    stop: {
      title: words.stopTitle(name),
      texts: [words.stopText],
      press: words.stopOf(name),
      done: words.stopped(name),
      act: () => stopAccess(recordId, delegation.id, isSilent),
    },
    leave: {
      title: words.leaveTitle(name),
      texts: [words.leaveText],
      press: words.leaveOf(name),
      done: words.left(name),
      act: () => stopHelping(delegation.id),
    },
  }[what]
  return (
    <Dialog title={said.title} isOpen onClose={onClose}>
      {said.texts.map(text => (
        <p key={text}>{text}</p>
      ))}
      {what === 'stop' && (
        <Checkbox isSelected={isSilent} onChange={setSilent}>
          {words.silent(name)}
        </Checkbox>
      )}
      <div className="button-row is-stacking">
        <Button
          look="primary"
          isPending={change.isPending}
          onPress={() => change.mutate({ act: said.act, said: said.done }, { onSettled: onClose })}
        >
          {said.press}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}
