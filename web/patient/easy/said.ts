import type { AccessPage } from '../../api/types.ts'
import type { PatientEasyWords } from './words/en.ts'

type Words = PatientEasyWords['access']
type Line = string | false
const isSaid = (line: Line): line is string => line !== false

/** The rules in force, every fact of the usual summary, one a line. */
export const whoReads = ({ said, hideAll }: Pick<AccessPage, 'said' | 'hideAll'>, words: Words): readonly string[] => {
  const {
    professionals,
    teams,
    shares,
    limited,
    seeHidden,
    stranger,
    blocked,
    blockedInEmergency,
    representatives,
    helpers,
    waitingCodes,
  } = said
  const lines: readonly Line[] = [
    hideAll.active && words.hidden,
    professionals + teams + shares === 0 ? words.nobody : professionals > 0 && words.people(professionals),
    teams > 0 && words.teams(teams),
    shares > 0 && words.shares(shares),
    limited > 0 && words.limited(limited),
    seeHidden > 0 && words.seeHidden(seeHidden),
    stranger.opens ? words.strangerSees : words.stranger,
    blocked > 0 && words.blocked(blocked),
    blockedInEmergency > 0 && words.blockedEmergency(blockedInEmergency),
    representatives > 0 && words.representatives(representatives),
    helpers > 0 && words.helpers(helpers),
    waitingCodes > 0 && words.waiting(waitingCodes),
    words.author,
    words.authorBlocked,
  ]
  return lines.filter(isSaid)
}

/** What an emergency changes, from the same rules. */
export const whoReadsInEmergency = ({ said, maskedCount }: Pick<AccessPage, 'said' | 'maskedCount'>, words: Words): readonly string[] => {
  const { samu, breakGlass } = said
  const lines: readonly Line[] = [
    samu.opens ? words.samuYes : words.samuNo,
    breakGlass.opens ? words.carerYes : words.carerNo,
    maskedCount > 0 && (samu.masked || breakGlass.masked ? words.maskedShown(maskedCount) : words.masked(maskedCount)),
  ]
  return lines.filter(isSaid)
}
