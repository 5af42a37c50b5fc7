/**
 * The facts of one access decision: the columns of the case files, after the habilitation matrix has become one bit.
 * This folder imports nothing from `src/`: an oracle that shares code with what it judges proves nothing.
 */
export const ACTORS = [
  'professional',
  'occupational-doctor',
  'secretary',
  'structure',
  'person',
  'representative',
  'helper',
  'reading-helper',
  'agent',
  'insurer-feed',
] as const
export const RELATIONS = ['attending', 'administrator', 'authorised', 'team', 'share', 'author', 'blocked', 'none'] as const
export const SCOPES = ['all', 'inside', 'outside'] as const
export const AUDIENCES = ['all', 'chosen-in', 'chosen-out'] as const
export const MODES = ['normal', 'regulation', 'break-glass'] as const
export const STATES = ['open', 'active', 'suspended', 'closed', 'deceased'] as const
export const RIGHTS = ['read', 'deposit', 'mask', 'unmask', 'reveal', 'archive', 'delete'] as const

/** One doctor and one other: beyond the matrix bit, no rule of PDT-INF-526 tells two other professions apart. */
export const SAMPLE_PROFESSIONS = ['10', '60'] as const

export type Decision = 'allow' | 'deny'

/** The parameters of policy that change an answer, with the value they are shipped with. */
export const SHIPPED_POLICY = {
  attendingSeesAll: true,
  administratorSeesAll: true,
  occupationalDoctorReads: false,
  blockedMayDeposit: true,
  afterOppositionAuthorMayCorrect: true,
  afterOppositionAuthorMayDelete: true,
  maskedAndHeldExclusive: true,
} as const
export type ParameterName = keyof typeof SHIPPED_POLICY
export type OraclePolicy = Readonly<Record<ParameterName, boolean>>
export type NamedPolicy = { readonly name: string; readonly policy: OraclePolicy }

const PARAMETERS = Object.entries(SHIPPED_POLICY)

/** What is shipped, then each parameter turned alone, then all of them at once. */
export const POLICIES: readonly NamedPolicy[] = [
  { name: 'shipped', policy: SHIPPED_POLICY },
  ...PARAMETERS.map(([name, value]) => ({ name: `${name}=${!value}`, policy: { ...SHIPPED_POLICY, [name]: !value } })),
  {
    name: 'all turned',
    policy: Object.fromEntries(PARAMETERS.map(([name, value]) => [name, !value])) as Record<ParameterName, boolean>,
  },
]

export type OracleFacts = {
  readonly actor: (typeof ACTORS)[number]
  /** TRE_G15 code; looked at for `professional` and `occupational-doctor` only, the others have none. */
  readonly profession: string
  /** `author`: she wrote (a structure: one of its members, the person's side: she deposited) this very document. */
  readonly relation: (typeof RELATIONS)[number]
  readonly scope: (typeof SCOPES)[number]
  readonly matrix: boolean
  readonly masked: boolean
  readonly held: boolean
  readonly hidden_rep: boolean
  /** Written by somebody, or somewhere, that is protected from the actor: ours, no column of the case files. */
  readonly hidden_place: boolean
  readonly audience: (typeof AUDIENCES)[number]
  readonly mode: (typeof MODES)[number]
  readonly samu: boolean
  readonly break_glass: boolean
  readonly masked_in_emergency: boolean
  readonly block_in_emergency: boolean
  readonly deposits_opposed: boolean
  readonly state: (typeof STATES)[number]
  readonly right: (typeof RIGHTS)[number]
}

/** `policy`: its place in POLICIES; what is shipped when nothing is said. */
export type Decider = (facts: OracleFacts, policy?: number) => Decision

/** TRE_G15-ProfessionSante (1.2.250.1.71.1.2.7), every published code. */
export const TRE_G15: readonly string[] = '10 21 26 28 31 32 35 36 37 38 39 40 50 60 69 70 80 81 82 83 84 85 86 91 92 93 94 95 96 98'.split(
  ' ',
)
