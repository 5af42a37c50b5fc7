import { isProblem } from '../../api/problem.ts'
import { Card } from '../../ui/card.tsx'
import { doorWords } from './words/index.ts'

/** What the browser throws when the person closes its own window, or has no passkey here. */
const isOfTheDevice = (error: unknown): boolean => error instanceof Error && /NotAllowedError|AbortError|InvalidStateError/.test(error.name)

/** Why it is no, in our words; what the server says when it is none of them. */
export const useReason = (): ((error: unknown) => string) => {
  const { refused, failed } = doorWords.useWords()
  return error => {
    if (isOfTheDevice(error)) return refused['passkey-cancelled']
    if (!isProblem(error)) return failed
    const known = Object.entries(refused).find(([code]) => code === error.code)?.[1]
    return known ?? (error.message === '' ? failed : error.message)
  }
}

export const Trouble = ({ error }: { readonly error: unknown }) => {
  const reason = useReason()
  if (error === null || error === undefined) return null
  return (
    <Card tone="warning">
      <p role="alert">{reason(error)}</p>
    </Card>
  )
}
