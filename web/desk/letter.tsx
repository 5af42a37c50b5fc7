import { type DeskPage, yearlyLetter } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Outcome, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

/** Asked at the desk or by phone, for somebody without internet. */
export const LetterOfYear = ({ page }: { readonly page: DeskPage }) => {
  const { letter: words } = deskWords.useWords()
  const acting = useDeskAct(page.personId)
  const ask = (wanted: boolean): void =>
    acting.run(async () => ({ actId: (await yearlyLetter(page.personId, wanted)).actId, said: wanted ? words.asked : words.ended }))
  return (
    <Disclosure summary={words.title}>
      <p>{words.lead}</p>
      <div className="button-row">
        <Button isPending={acting.isPending} onPress={() => ask(true)}>
          {words.ask}
        </Button>
        <Button isPending={acting.isPending} onPress={() => ask(false)}>
          {words.end}
        </Button>
      </div>
      <Outcome acting={acting} personId={page.personId} />
    </Disclosure>
  )
}
