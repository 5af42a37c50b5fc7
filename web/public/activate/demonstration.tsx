import { useQuery } from '@tanstack/react-query'
import { readDemonstrationIdentity } from '../../api/account.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { typedDay } from '../../ui/format/dates.ts'
import type { IdentityTyped } from '../sign-in/identity-fields.tsx'
import { doorWords } from '../sign-in/words/index.ts'

/** Somebody invented whose record waits to be activated: in a demonstration only. */
export const DemonstrationIdentity = ({ onFill }: { readonly onFill: (typed: IdentityTyped) => void }) => {
  const { signIn } = doorWords.useWords()
  const known = useQuery({ queryKey: ['demonstration-identity'], queryFn: readDemonstrationIdentity, retry: false })
  const [first] = known.data ?? []
  if (first === undefined) return null
  const { name, ins, vitaleSerial, birthDate } = first
  return (
    <Card tone="info" label={signIn.demonstrationTitle}>
      <p>
        <strong>{signIn.demonstrationTitle}</strong>
      </p>
      <p>{name}</p>
      <div className="button-row">
        <Button onPress={() => onFill({ ins, vitale: vitaleSerial, birthDate: typedDay(birthDate) })}>{signIn.fill}</Button>
      </div>
    </Card>
  )
}
