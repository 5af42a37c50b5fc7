import { type FormEvent, useState } from 'react'
import { changePassword } from '../../api/account.ts'
import { SecretField } from '../../public/sign-in/secret-field.tsx'
import { Button } from '../../ui/button.tsx'
import { useAccountAct } from './page.tsx'
import { accountWords } from './words/index.ts'

export const Password = () => {
  const { account } = accountWords.useWords()
  const [password, setPassword] = useState('')
  const act = useAccountAct()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    act.mutate({ act: () => changePassword(password), said: account.passwordChanged }, { onSuccess: () => setPassword('') })
  }
  return (
    <div className="stack is-tight">
      <h3>{account.password}</h3>
      <form className="form" onSubmit={submit}>
        <SecretField label={account.newPassword} hint={account.passwordHint} value={password} onChange={setPassword} isNew />
        <div className="actions">
          <Button type="submit" isPending={act.isPending}>
            {account.changePassword}
          </Button>
        </div>
      </form>
    </div>
  )
}
