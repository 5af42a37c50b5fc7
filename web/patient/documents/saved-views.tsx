import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Star, X } from 'lucide-react'
import { deleteView } from '../../api/client.ts'
import type { SavedView } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import type { Filtering } from './use-filters.ts'
import { toView } from './views.ts'
import { papersWords } from './words/index.ts'

const useRemove = () => {
  const words = papersWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (view: SavedView) => deleteView(recordId, view.id),
    onSuccess: async (_, view) => {
      await client.invalidateQueries({ queryKey: keys.shelf(recordId) })
      say(words.viewDeleted(view.name))
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

/** Lists she comes back to. Their names are hers, so they are sealed with the record and stand in no address. */
export const SavedViews = ({ views, onGo }: { readonly views: readonly SavedView[]; readonly onGo: Filtering['go'] }) => {
  const words = papersWords.useWords()
  const { recordId } = useActing()
  const remove = useRemove()
  if (views.length === 0) return null
  const go = (view: SavedView): void => {
    const { search, words: typed } = toView(view, recordId)
    onGo(search, typed)
  }
  return (
    <section className="saved-views screen-only" aria-label={words.savedViews}>
      <ul role="list" className="chips">
        {views.map(view => (
          <li key={view.id} className="saved-view">
            <button type="button" className="chip" onClick={() => go(view)}>
              <Icon of={Star} size="1.1em" />
              {view.name}
            </button>
            <Button look="quiet" icon={X} iconOnly onPress={() => remove.mutate(view)}>
              {words.deleteView(view.name)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
