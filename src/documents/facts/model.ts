import type { DocumentId } from '../../kernel/ids.ts'
import type { Facts } from '../model.ts'

/** What a coded entry of a deposited CDA may tell (IHE PCC, PALM and PHARM content modules, CI-SIS volet by volet). */
export const FACT_KINDS = [
  'result',
  'vital',
  'vaccination',
  'prescription',
  'dispensation',
  'treatment',
  'condition',
  'allergy',
  'procedure',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

export type FactCode = { readonly code: string; readonly system: string; readonly label?: string }

/** As the document writes it, to the last digit: `4.89` stays `4.89`. A unit that is not written is not guessed. */
export type Quantity = { readonly value: string; readonly unit?: string }

export type Bound = Quantity & { readonly inclusive?: boolean }

export type Measured =
  | ({ readonly kind: 'quantity' } & Quantity)
  /** Under, over, or between: `< 1.0 mg/L` is no number. */
  | { readonly kind: 'interval'; readonly low?: Bound; readonly high?: Bound }
  | { readonly kind: 'coded'; readonly code?: FactCode; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

/** What this laboratory, with this method, calls usual. */
export type FactRange = { readonly low?: Quantity; readonly high?: Quantity; readonly text?: string; readonly meaning?: string }

/** A product of health as the entry names it. */
export type Product = { readonly name: string; readonly cis?: string; readonly cip?: string; readonly atc?: string; readonly lot?: string }

export type ExtractedFact = {
  readonly kind: FactKind
  /** Where it stands in the document: names and ranks from the root, `component[1]/structuredBody[1]/…/observation[1]`. */
  readonly path: string
  readonly code?: FactCode
  readonly label: string
  /** What was looked at, when the document says it: urine, a germ that grew in it. */
  readonly material?: FactCode
  readonly value?: Measured
  readonly ranges?: readonly FactRange[]
  /** Partial ISO 8601 date or time, as precise as the entry; absent when neither it nor what holds it has one. */
  readonly date?: string
  readonly until?: string
  /** HL7 ObservationInterpretation: `N`, `H`, `LL`… */
  readonly interpretation?: string
  /** `negationInd`: what is coded is what did not happen. */
  readonly negated?: true
  /** Not done yet: intended, asked for. */
  readonly planned?: true
  /** Of a list of problems of the past. */
  readonly past?: true
  /** An older result that a report quotes beside its own. */
  readonly earlier?: true
  readonly product?: Product
  readonly rank?: string
  readonly dose?: string
  readonly by?: string
}

export const FACT_STATUS = { proposed: 1, confirmed: 2, dismissed: 3 } as const
export type FactStatus = keyof typeof FACT_STATUS

export const factStatusNamed = (number: number): FactStatus => {
  const found = (Object.keys(FACT_STATUS) as FactStatus[]).find(name => FACT_STATUS[name] === number)
  if (found === undefined) throw new RangeError('no such status of a fact')
  return found
}

/** One datum read in a document that this reader sees, with the line of that document. */
export type FactLine = {
  readonly id: string
  readonly status: FactStatus
  readonly fact: ExtractedFact
  readonly document: { readonly id: DocumentId; readonly facts: Facts }
}

/** Whether she lets the server read what is coded in her documents. `null`: she was not asked yet. */
export type Reading = { readonly consents: boolean | null }
