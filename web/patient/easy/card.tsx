import { IdCard, ListChecks, Printer, QrCode } from 'lucide-react'
import { useState } from 'react'
import { readCardPaper } from '../../api/card.ts'
import type { OwnCard } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Idea } from '../../ui/easy/idea.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { cardWords } from '../card/words/index.ts'
import { useActing } from '../profile.ts'
import { patientEasyWords } from './words/index.ts'

const Print = () => {
  const { card: words } = patientEasyWords.useWords()
  const { printFailed } = cardWords.useWords()
  const { recordId } = useActing()
  const [isBusy, setBusy] = useState(false)
  const print = (): void => {
    setBusy(true)
    readCardPaper(recordId, 'a4')
      .then(pdf => saveBlob(pdf, 'carte-urgence.pdf'))
      .catch(() => sayTrouble(printFailed))
      .finally(() => setBusy(false))
  }
  return (
    <Idea icon={Printer} title={words.printTitle} lines={[words.printText, words.never]}>
      <div>
        <Button look="primary" isPending={isBusy} onPress={print}>
          {words.print}
        </Button>
      </div>
    </Idea>
  )
}

/** U13: what it is for, what stands on it, to the letter, and its paper. */
export const EasyCard = ({ card }: { readonly card: OwnCard }) => {
  const { card: words } = patientEasyWords.useWords()
  const { face } = card
  return (
    <>
      <Idea icon={IdCard} title={words.why} lines={words.whyLines} />
      <Idea
        icon={ListChecks}
        title={words.written}
        lines={[...(face.blocks.length === 0 ? [words.empty, words.fill] : [words.chosen]), face.left > 0 && words.left]}
      >
        {face.blocks.map(block => (
          <div key={block.title} lang={face.lang}>
            <h3>{block.title}</h3>
            {block.lines.map(({ text, isStrong }) => (
              <p key={text}>{isStrong ? <strong>{text}</strong> : text}</p>
            ))}
          </div>
        ))}
      </Idea>
      <Print />
      <Idea icon={QrCode} title={words.code} lines={card.codeSince === null ? words.noCode : words.hasCode} />
    </>
  )
}
