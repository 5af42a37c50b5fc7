import type { AccessPage, AccessSaid } from '../../api/types.ts'
import { Rich } from '../../ui/rich.tsx'
import { sharingWords } from './words/index.ts'

type Words = ReturnType<typeof sharingWords.read>['said']
type Sentence = string | false

const people = ({ professionals, teams, shares, limited, seeHidden, stranger }: AccessSaid, words: Words): readonly Sentence[] => [
  professionals + teams + shares === 0 ? words.nobody : professionals > 0 && words.people(professionals),
  teams > 0 && words.teams(teams),
  shares > 0 && words.shares(shares),
  limited > 0 && words.limited(limited),
  seeHidden > 0 && words.seeHidden(seeHidden),
  stranger.opens ? words.strangerSees : words.stranger,
]

const emergency = ({ samu, breakGlass }: AccessSaid, masked: number, words: Words): readonly Sentence[] => [
  samu.opens ? words.samu : words.noSamu,
  breakGlass.opens ? words.breakGlass : words.noBreakGlass,
  masked > 0 && (samu.masked || breakGlass.masked ? words.maskedShown(masked) : words.masked(masked)),
]

const others = ({ blocked, blockedInEmergency, representatives, helpers }: AccessSaid, words: Words): readonly Sentence[] => [
  blocked > 0 && (blockedInEmergency === blocked ? words.blockedAll(blocked) : words.blocked(blocked)),
  representatives > 0 && words.representatives(representatives),
  helpers > 0 && words.helpers(helpers),
]

const isSaid = (sentence: Sentence): sentence is string => sentence !== false

/** The rules in force, told as a paragraph: every fact of it was asked of the decision, none is a promise of this page. */
export const AccessSummary = ({ page: { said, hideAll, maskedCount } }: { readonly page: AccessPage }) => {
  const { said: words } = sharingWords.useWords()
  const paragraphs = [
    [hideAll.active && words.hidden, ...people(said, words)],
    emergency(said, maskedCount, words),
    [...others(said, words), words.author],
  ].map(sentences => sentences.filter(isSaid).join(' '))
  return (
    <div className="stack is-tight">
      {paragraphs.map(text => (
        <p key={text}>
          <Rich text={text} />
        </p>
      ))}
      <p className="small muted">{words.asked}</p>
    </div>
  )
}
