import { type Matrix, professionOf, shippedPolicy } from '../policy/index.ts'
import { instant } from '../kernel/instant.ts'
import { DOCUMENT_RIGHTS } from '../kernel/rights.ts'
import { decide } from './decide.ts'
import { ACTOR_KINDS, AUDIENCES, type Decision, type DecisionPolicy, MODES, RELATIONS, SCOPES, STATES } from './facts.ts'

export const CASE_HEADER =
  'id,actor,profession,relation,scope,type,masked,held,hidden_rep,audience,mode,samu,break_glass,masked_in_emergency,block_in_emergency,deposits_opposed,state,right'

export class BrokenLine extends Error {}

const COLUMNS = CASE_HEADER.split(',')
type Case = Readonly<Record<string, string>>

/** The header has no column for parameters: cases are answered as the product is shipped. */
export const SHIPPED_DECISION_POLICY: DecisionPolicy = shippedPolicy.parametersAt(instant(0))

/** One case of the published header. An unknown value is denied (`unknown-value`); a line of another shape is broken. */
export const decideCase = (line: string, matrix: Matrix): { readonly id: string; readonly decision: Decision } => {
  const values = line.split(',').map(value => value.trim())
  if (values.length !== COLUMNS.length || values[0] === '') throw new BrokenLine('the line has not the columns of the header')
  const row: Case = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index] ?? '']))
  return { id: values[0] ?? '', decision: answer(row, matrix) }
}

const UNKNOWN: Decision = { answer: 'deny', rule: 'unknown-value' }

const BITS = ['masked', 'held', 'hidden_rep', 'samu', 'break_glass', 'masked_in_emergency', 'block_in_emergency', 'deposits_opposed']

const answer = (row: Case, matrix: Matrix): Decision => {
  const known = <T extends string>(values: readonly T[], column: string): T | undefined => values.find(value => value === row[column])
  const actor = known(ACTOR_KINDS, 'actor')
  const relation = known(RELATIONS, 'relation')
  const scope = known(SCOPES, 'scope')
  const audience = known(AUDIENCES, 'audience')
  const mode = known(MODES, 'mode')
  const state = known(STATES, 'state')
  const right = known(DOCUMENT_RIGHTS, 'right')
  const { profession = '', type = '' } = row
  if (!actor || !relation || !scope || !audience || !mode || !state || !right) return UNKNOWN
  if (BITS.some(bit => row[bit] !== '0' && row[bit] !== '1')) return UNKNOWN
  if (HAS_PROFESSION.has(actor) && professionOf(profession) === undefined) return UNKNOWN
  const bit = (column: string): boolean => row[column] === '1'
  return decide({
    actor,
    relation,
    scope,
    audience,
    mode,
    state,
    right,
    doctor: profession === '10',
    own: false,
    matrix: matrix.allows(profession, undefined, type),
    masked: bit('masked'),
    held: bit('held'),
    hiddenFromRepresentatives: bit('hidden_rep'),
    // The case files know of no protected place.
    hiddenPlace: false,
    samu: bit('samu'),
    breakGlass: bit('break_glass'),
    maskedInEmergency: bit('masked_in_emergency'),
    blockInEmergency: bit('block_in_emergency'),
    depositsOpposed: bit('deposits_opposed'),
    policy: SHIPPED_DECISION_POLICY,
  })
}

const HAS_PROFESSION: ReadonlySet<string> = new Set(['professional', 'occupational-doctor'])
