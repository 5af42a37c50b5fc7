import { startRegistration } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addAgentKey, askAgentKey } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { say } from '../../ui/toast.ts'
import { deskSignInWords } from './words/index.ts'

const register = async (code: string): Promise<void> => {
  const { options, ticket } = await askAgentKey(code)
  await addAgentKey(code, ticket, await startRegistration({ optionsJSON: options }))
}

const signs = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '')

export const RegisterKeyPage = () => {
  const words = deskSignInWords.useWords()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const made = useMutation({
    mutationFn: () => register(signs(code)),
    onSuccess: () => {
      say(words.registered)
      return navigate({ to: '/guichet/connexion' })
    },
  })
  const why = isProblem(made.error) && made.error.message !== '' ? made.error.message : words.keyRefused
  return (
    <Page title={words.keyTitle} lead={<p>{words.keyLead}</p>}>
      {made.isError && (
        <Card tone="warning">
          <p role="alert">{why}</p>
        </Card>
      )}
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          made.mutate()
        }}
      >
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={code}
          onChange={setCode}
          isRequired
          autoComplete="off"
          check={value => (signs(value).length === 12 ? null : words.codeWrong)}
        />
        <div className="button-row">
          <Button type="submit" look="primary" isPending={made.isPending}>
            {words.register}
          </Button>
        </div>
      </form>
    </Page>
  )
}
