export type { RecordState } from './model.ts'
export { insertRecord, setState } from './store.ts'
export type { Choice, ChoiceChannel, Enrolment, EnrolmentState, Sending, SendingChannel } from './enrolment.ts'
export { enrolmentOf } from './enrolment-of.ts'
