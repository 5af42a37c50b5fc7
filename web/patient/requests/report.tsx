import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { askReview, notMine } from '../../api/review.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { requestsWords } from './words/index.ts'

const LEAST_SIGNS = 10
const MOST_SIGNS = 2_000

const useSending = (send: () => Promise<unknown>, done: string) => {
  const { states } = common.useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      say(done)
      await client.invalidateQueries()
      await navigate({ to: '/demandes' })
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

type SayProps = { readonly label: string; readonly text: string; readonly onChange: (text: string) => void; readonly isRequired: boolean }

const Say = ({ label, text, onChange, isRequired }: SayProps) => {
  const { report: words } = requestsWords.useWords()
  const { field } = common.useWords()
  return (
    <TextField
      label={label}
      hint={words.sayHint}
      value={text}
      onChange={onChange}
      lines={4}
      maxLength={MOST_SIGNS}
      isRequired={isRequired}
      check={typed => (isRequired && typed.trim().length < LEAST_SIGNS ? field.tooShort(LEAST_SIGNS) : null)}
    />
  )
}

type Wrong = 'not-mine' | 'correction'

/** One question at a time: what is wrong, then her words. What is not hers is hidden from everybody as she sends it. */
export const ReportDocumentPage = () => {
  const { report: words } = requestsWords.useWords()
  const { documentId } = useParams({ from: '/patient/documents/$documentId/signaler' })
  const { recordId, fullName } = useActing()
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [text, setText] = useState('')
  const send = useSending(
    () =>
      wrong === 'not-mine'
        ? notMine(recordId, documentId, text.trim())
        : askReview(recordId, { kind: 'correction', documentId, words: text.trim() }),
    wrong === 'not-mine' ? words.doneHidden : words.done,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (wrong !== null) send.mutate()
  }
  return (
    <Page
      title={words.titleDocument}
      who={fullName}
      before={
        <p className="screen-only">
          <Link to="/documents/$documentId" params={{ documentId }} icon={ArrowLeft} className="back">
            {words.back}
          </Link>
        </p>
      }
    >
      <form className="form" onSubmit={submit}>
        <RadioGroup<Wrong>
          label={words.whatIsWrong}
          value={wrong}
          onChange={setWrong}
          isRequired
          options={[
            { value: 'not-mine', label: words.notMine, consequence: words.notMineText },
            { value: 'correction', label: words.correction, consequence: words.correctionText },
          ]}
        />
        {wrong !== null && (
          <Say
            label={wrong === 'correction' ? words.say : words.sayOptional}
            text={text}
            onChange={setText}
            isRequired={wrong === 'correction'}
          />
        )}
        <div className="button-row">
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={wrong === null}>
            {wrong === 'not-mine' ? words.hide : words.send}
          </Button>
        </div>
      </form>
    </Page>
  )
}

export const ReportProfessionalPage = () => {
  const { report: words, list } = requestsWords.useWords()
  const { nom = '' } = useSearch({ from: '/patient/demandes/soignant' })
  const { recordId, fullName } = useActing()
  const [name, setName] = useState(nom)
  const [text, setText] = useState('')
  const send = useSending(() => askReview(recordId, { kind: 'professional', name: name.trim(), words: text.trim() }), words.done)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <Page
      title={words.titleProfessional}
      who={fullName}
      lead={<p>{words.professionalText}</p>}
      before={
        <p className="screen-only">
          <Link to="/demandes" icon={ArrowLeft} className="back">
            {list.title}
          </Link>
        </p>
      }
    >
      <form className="form" onSubmit={submit}>
        <TextField label={words.who} hint={words.whoHint} value={name} onChange={setName} isRequired maxLength={200} autoComplete="off" />
        <Say label={words.say} text={text} onChange={setText} isRequired />
        <div className="button-row">
          <Button type="submit" look="primary" isPending={send.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Page>
  )
}
