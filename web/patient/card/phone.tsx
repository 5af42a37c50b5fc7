import { RefreshCw, Smartphone, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { OwnCard } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Rich } from '../../ui/rich.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import { canKeep, forgetCard, keepCard, keptCardOf } from './kept.ts'
import { squaresOf } from './squares.ts'
import { cardWords } from './words/index.ts'

/** A copy that she asks for, that says what it is worth, and that she takes away. */
export const OnThisPhone = ({ card }: { readonly card: OwnCard }) => {
  const { recordId } = useActing()
  const words = cardWords.useWords()
  const [kept, setKept] = useState(() => keptCardOf(recordId))
  const [isBusy, setBusy] = useState(false)
  const doing = async (work: () => Promise<void>, said: string): Promise<void> => {
    setBusy(true)
    try {
      await work()
      setKept(keptCardOf(recordId))
      say(said)
    } catch {
      sayTrouble(words.failed)
    } finally {
      setBusy(false)
    }
  }
  const keep = async (): Promise<void> => {
    const { face } = card
    const squares = face.code === null ? null : await squaresOf(face.code.text)
    await keepCard({ recordId, at: card.readAt, face, squares })
  }
  return (
    <Card labelledBy="phone">
      <h2 id="phone">{words.phone}</h2>
      <p>{words.phoneText}</p>
      <p>
        <Rich text={words.phoneWarning} />
      </p>
      {!canKeep() && <p>{words.notHere}</p>}
      {kept && (
        <p>
          {words.keptAt(formatInstant(kept.at))} <Link to="/carte/hors-ligne">{words.openKept}</Link>
        </p>
      )}
      <div className="button-row is-stacking">
        {canKeep() && (
          <Button icon={kept ? RefreshCw : Smartphone} isPending={isBusy} onPress={() => void doing(keep, words.kept)}>
            {kept ? words.keepAgain : words.keep}
          </Button>
        )}
        {kept && (
          <Button look="quiet" icon={Trash2} onPress={() => void doing(() => forgetCard(recordId), words.forgotten)}>
            {words.forget}
          </Button>
        )}
      </div>
    </Card>
  )
}
