/**
 * A `Refusal` is an expected no. It carries a category (how an edge translates it), a stable code (what programs test),
 * a French sentence for the person, and a detail that only the log sees. None of them ever holds health data.
 * Anything else that is thrown is a fault: 500, a correlation id, nothing in the answer.
 */
export type RefusalCategory =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'quarantined'
  | 'too-many'
  | 'unavailable'

export type RefusalDefinition = {
  readonly category: RefusalCategory
  readonly code: string
  readonly message: string
}

export class Refusal extends Error {
  readonly category: RefusalCategory
  readonly code: string
  readonly detail: string | undefined

  constructor(definition: RefusalDefinition, detail?: string) {
    super(definition.message)
    this.name = 'Refusal'
    this.category = definition.category
    this.code = definition.code
    this.detail = detail
  }
}

export const refuse = (definition: RefusalDefinition, detail?: string): never => {
  throw new Refusal(definition, detail)
}
