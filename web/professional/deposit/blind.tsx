import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { depositBlind, readColleagues } from '../../api/client.ts'
import { currentlySought } from '../../app/opened.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { professionalWords } from '../words/index.ts'
import { DepositForm } from './form.tsx'

/** « Déposer sans lire »: the answer is the same whatever becomes of the record. */
export const BlindDepositPage = () => {
  const { deposit: words, opening } = professionalWords.useWords()
  const sought = currentlySought()
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: readColleagues })
  const [author, setAuthor] = useState('')
  if (sought === null) return <Navigate to="/pro" />
  const { handle } = sought.found
  return (
    <Page
      title={words.titleBlind}
      lead={
        <>
          <p>{opening.by(sought.typed)}</p>
          <p>{words.blindText}</p>
        </>
      }
    >
      {colleagues.data?.mustName === true && (
        <div className="form">
          <Select
            label={words.author}
            hint={words.authorText}
            value={author}
            onChange={setAuthor}
            options={[
              { value: '', label: opening.whom },
              ...colleagues.data.items.map(({ nationalId, name, role }) => ({ value: nationalId, label: `${name}, ${role}` })),
            ]}
          />
        </div>
      )}
      <DepositForm
        minor
        send={(metadata, file, onProgress, secret) =>
          depositBlind(handle, author === '' ? metadata : { ...metadata, author }, file, onProgress, secret)
        }
      >
        {(done, again) => (
          <Card tone="done">
            <p role="status" className="cluster">
              <Icon of={CircleCheck} />
              <strong>{words.doneMany(done.length)}</strong>
            </p>
            {done.map(({ receipt }) => (
              <p key={receipt} className="small">
                {words.receipt(receipt)}
              </p>
            ))}
            <div className="button-row">
              <ButtonLink look="primary" to="/pro">
                {opening.another}
              </ButtonLink>
              <Button onPress={again}>{words.again}</Button>
            </div>
          </Card>
        )}
      </DepositForm>
    </Page>
  )
}
