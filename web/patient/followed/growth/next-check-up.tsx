import { Card } from '../../../ui/card.tsx'
import { formatDate, today } from '../../../ui/format/dates.ts'
import { followedWords } from '../words/index.ts'
import { nextCheckUp } from './check-up.ts'

/** The next compulsory examination of a child, by age. */
export const NextCheckUp = ({ birthDate }: { readonly birthDate: string }) => {
  const { growth: words } = followedWords.useWords()
  const next = nextCheckUp(birthDate.slice(0, 10), today())
  if (next === undefined) return null
  const [from, to] = [formatDate(next.from, 'long'), formatDate(next.to, 'long')]
  return (
    <Card labelledBy="check-up">
      <h2 id="check-up">{words.checkUp}</h2>
      <p>{next.isNow ? words.checkUpNow(to) : words.checkUpLater(from, to)}</p>
      <p className="muted small">{words.checkUpText}</p>
    </Card>
  )
}
