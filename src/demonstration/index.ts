export { papersOf } from './documents/papers-of.ts'
export { expectedEntry } from './expected-entry.ts'
export type {
  Bilingual,
  DemoAccess,
  DemoDocument,
  DemoExercise,
  DemoLink,
  DemoMediaType,
  DemoMetadata,
  DemoPerson,
  DemoProfessional,
  DemoScope,
  DemoStructure,
  DemoSwitches,
  DemoVisibility,
  DemoWorld,
} from './model.ts'
export { attendingDoctorOf } from './people.ts'
export { demonstrationWorld, personOf, professionalOf, structureOf } from './world.ts'
export { writeFolder } from './write-folder.ts'
export { type ProviderAccount, personAccounts, professionalAccounts } from './provider/accounts.ts'
export { type DemonstrationProvider, type Handler, openProvider } from './provider/open-provider.ts'
