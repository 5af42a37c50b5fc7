import { useQuery } from '@tanstack/react-query'
import { readTexts } from '../../api/account.ts'
import { Card } from '../../ui/card.tsx'
import { Instant } from '../../ui/time.tsx'
import { doorWords } from './words/index.ts'

const SHOWN = 3

/** The telephone of the demonstration: texts and codes that went nowhere. In production there is none, and nothing shows. */
export const Phone = () => {
  const { signIn } = doorWords.useWords()
  const texts = useQuery({ queryKey: ['texts'], queryFn: readTexts, retry: false, refetchInterval: 2_000 })
  if (texts.data === undefined) return null
  return (
    <Card tone="info" label={signIn.texts}>
      <h2>{signIn.texts}</h2>
      {texts.data.length === 0 && <p>{signIn.textsNone}</p>}
      <ul role="list" className="stack is-tight">
        {texts.data.slice(0, SHOWN).map(({ id, at, to, text }) => (
          <li key={id}>
            <p className="small muted">
              {to} · <Instant at={at} />
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
