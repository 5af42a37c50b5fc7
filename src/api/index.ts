export { addApi, routesOf } from './add-api.ts'
export { deskOf } from './sign-in-desk.ts'
export { operationFor } from './operation.ts'
export type { Demonstration, PersonaIdentity, Services } from './services.ts'
