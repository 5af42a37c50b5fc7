export { askReview, type Contest, followContest, type Misfiled, reportMisfiled, type Request } from './ask.ts'
export { answerCase, noteExplained, readAskings } from './answer.ts'
export { decideCase, extendCase, readCaseToDecide, readQueue } from './decide.ts'
export { dropContest, endCase } from './end.ts'
export { noteOverdue, passOnLate, type Settlement, settlementOf } from './late.ts'
export { revealIdentity } from './reveal-identity.ts'
export { type Proof, proofText, readSearches, searchProof, type Sought } from './search-proof.ts'
export { readCases } from './read-cases.ts'
export { ANSWER_CHOICES, type AnswerChoice, type Asking, type Case, CASE_KINDS, OUTCOMES, type Outcome, type Step } from './model.ts'
export { CASE_NOT_YOURS } from './refusals.ts'
export { deleteAskings, deleteCases } from './store.ts'
export {
  askAboutAccess,
  decideAccess,
  noteAccessDue,
  noteAccessExplained,
  revealAccess,
  type RevealedAccess,
} from './accesses/decide-access.ts'
export { ACCESS_OUTCOMES, type AccessOutcome, type NewReviewed, type Reviewed } from './accesses/model.ts'
export { queueEmergency, queueOdd, readAccessesToReview, type ReviewQueue } from './accesses/queue.ts'
export { queueSweep } from './accesses/sweep.ts'
export { deleteItems as deleteReviewedAccesses } from './accesses/access-store.ts'
