import { type FormEvent, useState } from 'react'
import { setListed, writeCarer } from '../../api/sharing.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ProfessionalFinder } from '../../ui/professional-finder.tsx'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { useTeamChange } from './use-team-change.ts'
import { rulesWords, sharingWords } from './words/index.ts'

type Adding = { readonly onClose: () => void }
const BLANK = { name: '', role: '', town: '', phone: '' }

/** Somebody who is in no directory: a name, what this one does, how to call. */
const WriteCarer = ({ onClose }: Adding) => {
  const { team: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const [draft, setDraft] = useState(BLANK)
  const change = useTeamChange()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { name, role, town, phone } = draft
    const carer = { name, role, ...(town === '' ? {} : { town }), ...(phone === '' ? {} : { phone }) }
    change.mutate({ act: () => writeCarer(recordId, carer), said: words.addDone(name) }, { onSuccess: onClose })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField label={words.name} value={draft.name} onChange={name => setDraft({ ...draft, name })} isRequired autoComplete="off" />
      <TextField label={words.role} value={draft.role} onChange={role => setDraft({ ...draft, role })} autoComplete="off" />
      <TextField label={words.town} value={draft.town} onChange={town => setDraft({ ...draft, town })} autoComplete="off" />
      <TextField label={words.phone} value={draft.phone} onChange={phone => setDraft({ ...draft, phone })} type="tel" autoComplete="off" />
      <div>
        <Button type="submit" look="primary" isPending={change.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

export const AddCarer = ({ onClose, sought }: Adding & { readonly sought: string }) => {
  const { team: words } = sharingWords.useWords()
  const { rule } = rulesWords.useWords()
  const { actions } = common.useWords()
  const { recordId } = useActing()
  const [writes, setWrites] = useState(false)
  const change = useTeamChange()
  return (
    <Card labelledBy="add-carer">
      <h2 id="add-carer">{words.add}</h2>
      <p>{words.addText}</p>
      {writes ? (
        <WriteCarer onClose={onClose} />
      ) : (
        <ProfessionalFinder
          words={rule}
          sought={sought}
          onChoose={({ actorId, name }) =>
            change.mutate({ act: () => setListed(recordId, actorId, true), said: words.addDone(name) }, { onSuccess: onClose })
          }
        />
      )}
      <div className="button-row">
        {!writes && (
          <Button look="quiet" onPress={() => setWrites(true)}>
            {words.notFound} · {words.write}
          </Button>
        )}
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Card>
  )
}
