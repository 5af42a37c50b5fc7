import { fileURLToPath } from 'node:url'
import { openSchema } from '../../platform/xml/schema.ts'
import { ALWAYS, lostQuotesOf, type Said, saidInIps, saidInVsm } from './coded.ts'
import { structureOf } from './fhir.ts'
import { listIn } from './json.ts'

/** `errors` make a document refused; `warnings` are told. */
export type Judged = { readonly errors: readonly string[]; readonly warnings: readonly string[]; readonly said: readonly Said[] }

const VOLET = fileURLToPath(new URL('./volet.xsd', import.meta.url))

const silences = (said: readonly Said[]): readonly string[] =>
  ALWAYS.filter(part => !said.some(each => each.part === part)).map(part => `says nothing of ${part}, not even that nothing is known`)

/** The structure that FHIR R4 gives its resources, then what a document of the IPS cannot leave unsaid. */
export const judgeIps = (bundle: unknown): Judged => {
  const { errors, warnings } = structureOf(bundle)
  const said = saidInIps(bundle)
  const isDocument = listIn(bundle, 'entry').length > 1
  return { errors: [...errors, ...(isDocument ? [] : ['a document holds more than nothing']), ...silences(said)], warnings, said }
}

export type VsmJudge = { judge(xml: Uint8Array): Judged; close(): void }

/** Our own schema of the volet, beside the one of HL7 (`CDA.xsd` with what it includes) where somebody gave it. */
export const openVsmJudge = (given?: string): VsmJudge => {
  const schemas = [VOLET, ...(given === undefined ? [] : [given])].map(openSchema)
  return {
    judge: xml => {
      const breaches = schemas.flatMap(schema => schema.breachesIn(xml))
      const said = saidInVsm(xml)
      return { errors: [...breaches, ...lostQuotesOf(xml).map(id => `#${id} quotes nothing`), ...silences(said)], warnings: [], said }
    },
    close: () => {
      for (const schema of schemas) schema.close()
    },
  }
}
