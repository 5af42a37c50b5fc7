/** A coded value as terminologies publish it. `system` is an OID without prefix. */
export type Code = {
  readonly code: string
  readonly system: string
  readonly display: string
}
