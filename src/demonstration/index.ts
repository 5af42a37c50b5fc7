export { chestExamination } from './examination/examination.ts'
export { uuidOf } from './draw.ts'
export { papersOf, papersOneByOne } from './documents/papers-of.ts'
export type {
  DemoAccess,
  DemoDocument,
  DemoExercise,
  DemoLink,
  DemoPerson,
  DemoProfessional,
  DemoScope,
  DemoStructure,
  DemoWorld,
} from './model.ts'
export { type DemoSaid, saidBy } from './profiles.table.ts'
export { type WorldAsked, demonstrationWorld, personOf, professionalOf, structureOf } from './world.ts'
export { writeFolder } from './write-folder.ts'
export { type ProviderAccount, personAccounts, professionalAccounts } from './provider/accounts.ts'
export { type DemonstrationProvider, type Handler, openProvider } from './provider/open-provider.ts'
