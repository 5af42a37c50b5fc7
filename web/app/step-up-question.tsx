import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { confirmByPasskey, confirmByPassword, confirmDemonstration, readConfirmationWays } from '../api/account.ts'
import { SecretField } from '../public/sign-in/secret-field.tsx'
import { Trouble } from '../public/sign-in/trouble.tsx'
import { doorWords } from '../public/sign-in/words/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** How she proves it again: with what she has. */
export const Question = ({ onAnswer }: { readonly onAnswer: (proved: boolean) => void }) => {
  const { again } = doorWords.useWords()
  const ways = useQuery({ queryKey: ['confirmation-ways'], queryFn: readConfirmationWays, staleTime: 0, gcTime: 0 })
  const [password, setPassword] = useState('')
  const prove = useMutation({ mutationFn: (act: () => Promise<void>) => act(), onSuccess: () => onAnswer(true) })
  const open = ways.data?.ways ?? []
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    prove.mutate(() => confirmByPassword(password))
  }
  return (
    <Dialog title={again.title} isOpen onClose={() => onAnswer(false)} alert>
      <p>{again.text}</p>
      <Trouble error={prove.error ?? ways.error} />
      {ways.data !== undefined && open.length === 0 && <p>{again.none}</p>}
      {open.includes('passkey') && (
        <div className="actions">
          <Button look="primary" isPending={prove.isPending} onPress={() => prove.mutate(confirmByPasskey)}>
            {again.passkey}
          </Button>
        </div>
      )}
      {open.includes('demonstration') && (
        <div className="actions">
          <Button look="primary" isPending={prove.isPending} onPress={() => prove.mutate(confirmDemonstration)}>
            {again.demonstration}
          </Button>
        </div>
      )}
      {open.includes('password') && (
        <form className="form" onSubmit={submit}>
          <SecretField label={again.password} value={password} onChange={setPassword} />
          <div className="actions">
            <Button type="submit" isPending={prove.isPending}>
              {again.confirm}
            </Button>
          </div>
        </form>
      )}
      <div className="actions">
        <Button look="quiet" onPress={() => onAnswer(false)}>
          {again.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
