import type { JournalBasis } from '../contract/index.ts'

/** The relation a trace entry names, in the journal's words. `basis`: how the authorisation came to be, when it is known. */
export const basisOf = (relation: string, basis?: 'declared' | 'given' | 'fact'): JournalBasis => {
  switch (relation) {
    case 'holder':
      return 'holder'
    case 'representative':
      return 'representative'
    case 'helper':
      return 'helper'
    case 'attending':
    case 'administrator':
      return 'attending'
    case 'team':
      return 'care-team'
    case 'emergency':
      return 'emergency'
    case 'share':
      return 'share'
    case 'author':
      return 'author'
    case 'authorised':
      return basis === 'given' ? 'agreement-given' : 'agreement-declared'
    default:
      return 'none'
  }
}
