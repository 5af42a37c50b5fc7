import { Fhir } from 'fhir'

/** What the structure definitions of FHIR R4 say of a resource and of all it holds. */
export type Structure = { readonly errors: readonly string[]; readonly warnings: readonly string[] }

const fhir = new Fhir()

/**
 * Elements that are missing, that no definition knows, that come too often or are of another type are errors. A code outside a value set that the library has is a
 * warning; a value set that it has not tells nothing.
 */
export const structureOf = (resource: unknown): Structure => {
  const { messages } = fhir.validate(Object(resource), { errorOnUnexpected: true })
  const errors: string[] = []
  const warnings: string[] = []
  for (const { severity, location = '', message = '' } of messages) {
    if (severity === 'error' || severity === 'fatal') errors.push(`${location}: ${message}`)
    if (severity === 'warning') warnings.push(`${location}: ${message}`)
  }
  return { errors, warnings }
}
