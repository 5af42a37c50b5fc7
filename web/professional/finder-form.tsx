import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { findPerson } from '../api/client.ts'
import { isProblem } from '../api/problem.ts'
import type { Found } from '../api/types.ts'
import { doubt, seek } from '../app/opened.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { sayTrouble } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { readSought } from './sought-text.ts'
import { professionalWords } from './words/index.ts'

type FinderFormProps = {
  readonly label: string
  readonly hint: string
  readonly submit: string
  /** A whole number whose key is right is looked for at once: in an emergency that is one gesture less. The hint says so. */
  readonly atOnce?: boolean
  readonly onFound: (found: Found) => void
}

/** Only well-formed searches leave: a slip of the finger is told here, without asking the server. */
export const FinderForm = ({ label, hint, submit, atOnce = false, onFound }: FinderFormProps) => {
  const { finder: words } = professionalWords.useWords()
  const { states } = common.useWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const find = useMutation({
    mutationFn: findPerson,
    onSuccess: found => {
      seek({ found, typed: typed.trim() })
      onFound(found)
    },
    onError: (error, asked) => {
      if ('ins' in asked && isProblem(error) && error.code.startsWith('identity-')) return onDoubted(asked.ins)
      sayTrouble(isProblem(error) && error.code.startsWith('identity-') ? error.message : states.failedAction)
    },
  })
  /** What one's own structure noted is shown, and may be taken back. */
  const onDoubted = (ins: string): void => {
    doubt({ whom: { ins }, name: typed.trim() })
    void navigate({ to: '/pro/identite/doute' })
  }
  const check = (text: string): string | null => {
    const sought = readSought(text)
    switch (sought.kind) {
      case 'ins':
      case 'code':
        return null
      case 'wrong-length':
        return words.wrongLength(sought.length)
      case 'wrong-shape':
        return words.wrongShape
      case 'wrong-key':
        return words.wrongKey
    }
  }
  const type = (text: string): void => {
    setTyped(text)
    const sought = readSought(text)
    if (atOnce && sought.kind === 'ins' && !find.isPending) find.mutate({ ins: sought.ins })
  }
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const sought = readSought(typed)
    if (find.isPending) return
    if (sought.kind === 'ins') find.mutate({ ins: sought.ins })
    if (sought.kind === 'code') find.mutate({ code: sought.code })
  }
  return (
    <search id="find">
      <form className="finder" onSubmit={send}>
        <TextField
          label={label}
          hint={hint}
          value={typed}
          onChange={type}
          check={check}
          isRequired
          autoFocus
          autoComplete="off"
          spellCheck="false"
        />
        <Button type="submit" look="primary" icon={Search} isPending={find.isPending}>
          {submit}
        </Button>
      </form>
    </search>
  )
}
