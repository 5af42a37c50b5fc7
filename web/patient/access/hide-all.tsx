import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye, EyeOff, Lock } from 'lucide-react'
import { setHideAll } from '../../api/client.ts'
import type { AccessPage } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { rulesWords } from './words/index.ts'

/** Acts at once, says what could not be changed, and goes back by one press: the individual masks that stood before return. */
export const useHideAll = () => {
  const { access: words } = rulesWords.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const apply = async (active: boolean): Promise<{ changed: number; failed: number }> => {
    const { page, changed, failed } = await setHideAll(recordId, active)
    client.setQueryData(keys.access(recordId), page)
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: ['document', recordId] })
    return { changed, failed }
  }
  const mutation = useMutation({
    mutationFn: apply,
    onSuccess: ({ changed, failed }, active) => {
      if (failed > 0) {
        sayTrouble(words.hideAllPartial(failed))
        return
      }
      const undo = (): void => void apply(!active).catch(() => sayTrouble(words.failed))
      say(active ? words.hideAllDone(changed) : words.shownAgain, undo)
    },
    onError: () => sayTrouble(words.failed),
  })
  return mutation
}

export const HideAll = ({ page }: { readonly page: AccessPage }) => {
  const { access: words } = rulesWords.useWords()
  const { actingFor } = useActing()
  const hide = useHideAll()
  const { active, since } = page.hideAll
  return (
    <Card tone={active ? 'warning' : 'plain'} labelledBy="hide-all">
      <h3 id="hide-all" className="with-icon">
        <Icon of={active ? EyeOff : Lock} />
        {active ? words.hideAllOn : words.hideAll}
      </h3>
      <p>{active && since ? words.hideAllSince(formatInstant(since)) : words.hideAllText}</p>
      <div className="screen-only">
        <Button icon={active ? Eye : Lock} isPending={hide.isPending} onPress={() => hide.mutate(!active)}>
          {active ? words.showAgain : actingFor === null ? words.hideAll : words.hideAllIn(actingFor)}
        </Button>
      </div>
    </Card>
  )
}
