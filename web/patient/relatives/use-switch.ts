import { useNavigate } from '@tanstack/react-router'
import { say } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { goToProfile } from '../profile.ts'

/** Goes to somebody's record, to the page that was asked for; the title takes the focus, and a message says whose record it is. */
export const useSwitch = () => {
  const { shell } = common.useWords()
  const navigate = useNavigate()
  return async (recordId: string | null, name: string, to: string = '/accueil', search: Record<string, string> = {}): Promise<void> => {
    goToProfile(recordId)
    await navigate({ to, search })
    say(shell.nowIn(name))
  }
}
