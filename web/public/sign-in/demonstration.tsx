import { useQuery } from '@tanstack/react-query'
import { readDemonstrationAccounts } from '../../api/account.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { doorWords } from './words/index.ts'

type Typed = { readonly identifier: string; readonly password: string }

/** Invented people with real means of sign-in: in a demonstration only. */
export const DemonstrationAccount = ({ onFill }: { readonly onFill: (typed: Typed) => void }) => {
  const { signIn } = doorWords.useWords()
  const accounts = useQuery({ queryKey: ['demonstration-accounts'], queryFn: readDemonstrationAccounts, retry: false })
  const [first] = accounts.data ?? []
  if (first === undefined) return null
  const { name, identifier, password } = first
  return (
    <Card tone="info" label={signIn.demonstrationTitle}>
      <p>
        <strong>{signIn.demonstrationTitle}</strong>
      </p>
      <p>{name}</p>
      <p>{signIn.demonstrationText(identifier, password)}</p>
      <div className="button-row">
        <Button onPress={() => onFill({ identifier, password })}>{signIn.fill}</Button>
      </div>
    </Card>
  )
}
