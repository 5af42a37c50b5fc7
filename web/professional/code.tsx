import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Problem } from '../api/problem.ts'
import { openByCode } from '../api/sharing.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { Page } from '../ui/page.tsx'
import { professionalWords } from './words/index.ts'

const LEAST = 12

/** « J’ai un code »: typed, or read by whatever types a QR code. Every code that opens nothing is answered alike. */
export const CodePage = () => {
  const { code: words, finder } = professionalWords.useWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const opening = useMutation({
    mutationFn: () => openByCode(typed),
    onSuccess: ({ recordId }) => void navigate({ to: '/pro/p/$recordId', params: { recordId } }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    opening.mutate()
  }
  const { error } = opening
  const said = error === null ? null : error instanceof Problem && error.status === 429 ? words.tries : words.refused
  return (
    <Page
      title={words.title}
      ownFocus
      lead={<p>{words.lead}</p>}
      before={
        <p>
          <Link to="/pro" icon={ArrowLeft} className="back">
            {finder.title}
          </Link>
        </p>
      }
    >
      <form className="form" onSubmit={submit}>
        <TextField
          label={words.field}
          hint={words.hint}
          value={typed}
          onChange={setTyped}
          check={value => (value.replace(/[\s-]/g, '').length < LEAST ? words.short : null)}
          isRequired
          autoFocus
          autoComplete="off"
          spellCheck="false"
        />
        {said && (
          <Card tone="warning">
            <p role="alert">{said}</p>
          </Card>
        )}
        <div>
          <Button type="submit" look="primary" isPending={opening.isPending}>
            {words.open}
          </Button>
        </div>
      </form>
      <p className="muted">{words.law}</p>
    </Page>
  )
}
