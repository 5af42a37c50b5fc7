import { Navigate, useParams } from '@tanstack/react-router'
import { seek } from '../app/opened.ts'
import { emergencyWords } from './words/index.ts'

/** Where the link that a team received leads: to its own opening, on its own basis. The address bears a number, and opens nothing. */
export const TeamPage = () => {
  const { send: words } = emergencyWords.useWords()
  const { handle } = useParams({ from: '/emergency/urgence/equipe/$handle' })
  seek({ found: { handle, person: null }, typed: words.typed })
  return <Navigate to="/urgence/ouvrir" replace />
}
