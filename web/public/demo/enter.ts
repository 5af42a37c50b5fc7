import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { signInAs } from '../../api/client.ts'
import type { Session } from '../../api/types.ts'
import { enterAs, homeOf } from '../../app/session.ts'
import { sayTrouble } from '../../ui/toast.ts'
import { goToStep, ROLES, type Role, STOPS } from './tour.ts'
import { demoWords } from './words/index.ts'

const become = async (role: Role): Promise<Session> => {
  const session = await signInAs(ROLES[role])
  enterAs(session)
  return session
}

/** Enters a role where its own pages begin. */
export const useRole = (): UseMutationResult<void, Error, Role> => {
  const navigate = useNavigate()
  const words = demoWords.useWords()
  return useMutation({
    mutationFn: async (role: Role) => {
      goToStep(null)
      await navigate({ to: homeOf(await become(role)) })
    },
    onError: () => sayTrouble(words.failed),
  })
}

/** Goes to a stop, as whom it is seen by. */
export const useStop = (): UseMutationResult<void, Error, number> => {
  const navigate = useNavigate()
  const words = demoWords.useWords()
  return useMutation({
    mutationFn: async (step: number) => {
      const stop = STOPS[step]
      if (stop === undefined) return
      await become(stop.role)
      goToStep(step)
      await navigate({ to: stop.to })
    },
    onError: () => sayTrouble(words.failed),
  })
}
