import { breakGlass, type RuleActor, underGrant, writeRule } from '../../../src/access/index.ts'
import { forgetSnapshot } from '../../../src/access/snapshot.ts'
import { chooseAudience, deposit, maskDocument, openCdaEngine } from '../../../src/documents/index.ts'
import type { DocumentId, RecordId } from '../../../src/kernel/ids.ts'
import { after, DAY } from '../../../src/kernel/instant.ts'
import { matrixAt } from '../../../src/policy/index.ts'
import type { OracleFacts } from '../../oracle/facts.ts'
import { openRecordOf, signIn, traitsOf } from '../../worlds/people.ts'
import type { World } from '../../worlds/world.ts'
import { type Actor, cookieOf, type Crew, operationAs } from './cast.ts'

/** Facts of one paper, of which those about an actor are made. */
export type Paper = {
  readonly id: DocumentId
  readonly type: string
  readonly inPeriod: boolean
  masked: boolean
  held: boolean
  hidden: boolean
  /** Which half of the professionals was chosen, or nobody in particular. */
  chosen: 0 | 1 | null
  /** Name of who wrote it. */
  readonly by: string
}

export type Realised = {
  readonly recordId: RecordId
  readonly state: OracleFacts['state']
  readonly samu: boolean
  readonly breakGlass: boolean
  readonly maskedInEmergency: boolean
  readonly holder: Actor
  readonly papers: Paper[]
}

const BITS = [false, true] as const
const STATES = ['open', 'active', 'suspended', 'closed', 'deceased'] as const

/** Every combination of the facts of a record. */
export const RECORDS = STATES.flatMap(state =>
  BITS.flatMap(samu =>
    BITS.flatMap(breakGlassOn => BITS.map(maskedInEmergency => ({ state, samu, breakGlass: breakGlassOn, maskedInEmergency }))),
  ),
)

/** One that the matrix lets both professions read; one that it lets neither; one that it lets doctors only. */
const TYPES = ['11488-4', 'FEUILLE-DE-STYLE', '68599-0'] as const
const VISIBILITIES = [
  { masked: false, held: false },
  { masked: true, held: false },
  { masked: false, held: true },
] as const

/** Every combination of the facts of a document that can stand together: masked and held at once cannot. */
const PAPERS = TYPES.slice(0, 2).flatMap(type =>
  VISIBILITIES.flatMap(visibility =>
    BITS.flatMap(hidden =>
      ([null, 0, 1] as const).flatMap(chosen => BITS.map(inPeriod => ({ type, ...visibility, hidden, chosen, inPeriod }))),
    ),
  ),
)

/** Fewer, of those that somebody wrote who asks. */
const OWN_PAPERS = VISIBILITIES.flatMap(visibility =>
  BITS.map(hidden => ({ type: TYPES[2], ...visibility, hidden, chosen: null, inPeriod: !hidden })),
)

export const halfOf = (actors: readonly Actor[], half: 0 | 1): readonly string[] =>
  actors.filter((_, index) => index % 2 === half).map(({ nationalId }) => nationalId)

const engine = openCdaEngine()
export const closeEngine = (): Promise<void> => engine.close()

type Realising = { readonly world: World; readonly actors: readonly Actor[]; readonly crew: Crew; readonly index: number }

const filed = async (
  { world, actors, crew, index }: Realising,
  recordId: RecordId,
  by: Actor,
  facts: Omit<Paper, 'id' | 'by'>,
  n: number,
): Promise<Paper> => {
  const { type, inPeriod, masked, held, hidden, chosen } = facts
  world.draw.step(`record ${index} paper ${n}`)
  world.clock.advance(1)
  const visibility = { masked, held, hiddenFromRepresentatives: hidden }
  const stream = (async function* () {
    yield Buffer.from(`Papier ${n}`)
  })()
  const { documentId: id } = await deposit(operationAs(world, by), engine, recordId, {
    stream,
    visibility,
    typeCode: type,
    title: `Papier ${n}`,
    date: inPeriod ? '2026-03-12' : '2025-01-01',
  })
  if (chosen === null) return { id, by: by.name, ...facts }
  const op = operationAs(world, crew.setter)
  await underGrant(op, recordId, 'unmask', { action: 'documents.audience' }, grant => chooseAudience(op, grant, id, halfOf(actors, chosen)))
  if (masked) await underGrant(op, recordId, 'mask', { action: 'documents.mask' }, grant => maskDocument(op, grant, id))
  return { id, by: by.name, ...facts }
}

/** Opens a record, lets everybody open her emergencies, files its papers; then its rules, switches and state are set. */
export const realise = async (realising: Realising): Promise<Realised> => {
  const { world, actors, crew, index } = realising
  const facts = RECORDS[index] ?? RECORDS[0]
  if (facts === undefined) throw new Error('no record is to be realised')
  const traits = traitsOf(700_000 + index, '1980-01-01')
  const { recordId, personId } = await openRecordOf(world, `open ${index}`, traits, {
    relations: [{ relation: 'attending', actor: ruleActorOf(crew.setter) }],
  })
  const cookie = await signIn(world, `holder ${index}`, traits.ins)
  const holder: Actor = {
    name: 'holder',
    actor: 'person',
    profession: '',
    relation: 'none',
    scope: { kind: 'all' },
    blockInEmergency: false,
    depositsOpposed: false,
    modes: ['normal'],
    cookie,
    id: personId,
    nationalId: personId,
    rule: null,
  }
  await openEmergencies(realising, recordId)
  await setRules(realising, recordId, { isOpposing: false })
  const papers: Paper[] = []
  for (const paper of PAPERS) papers.push(await filed(realising, recordId, crew.writer, paper, papers.length))
  for (const by of [...actors.filter(writes), holder]) {
    const own = by.actor === 'professional' ? OWN_PAPERS : OWN_PAPERS.filter(({ held, hidden }) => !held && !hidden)
    for (const paper of own) papers.push(await filed(realising, recordId, by, paper, papers.length))
  }
  await setRules(realising, recordId, { isOpposing: true })
  await setFacts(realising, recordId, facts)
  return { ...facts, recordId, holder, papers }
}

/** Who wrote some of the papers: professionals with and without relation, and those on the person's side. */
const writes = ({ name, actor }: Actor): boolean =>
  actor === 'representative' || actor === 'helper' || /^(?:none \d+ [67]|authorised \d+ [34]|attending \d+ 0)$/.test(name)

const ruleActorOf = ({ id, name, nationalId, profession }: Actor): RuleActor => ({ id, kind: 'professional', name, nationalId, profession })

const MOTIVE = 'Inconsciente, urgence vitale'

const openEmergencies = async ({ world, actors, index }: Realising, recordId: RecordId): Promise<void> => {
  for (const actor of actors.filter(({ modes }) => modes.length > 1)) {
    for (const mode of ['break-glass', 'regulation'] as const) {
      world.draw.step(`record ${index} ${actor.name} ${mode}`)
      const request =
        mode === 'regulation' ? { mode, mission: 'M' } : { mode, unableToConsent: true, immediateDanger: true, motive: MOTIVE }
      await breakGlass(operationAs(world, { cookie: cookieOf(actor, mode) }), recordId, request, async () => undefined)
    }
  }
}

const pin = (recordId: RecordId) => ({
  name: 'test.pin',
  text: `select set_config('carnet.record_id', $1::uuid::text, true)`,
  values: [recordId],
})

/** Refused deposits come last: those who are refused wrote before. */
const setRules = async (
  { world, actors }: Realising,
  recordId: RecordId,
  { isOpposing }: { readonly isOpposing: boolean },
): Promise<void> => {
  const op = world.system()
  await world.database.transaction(async tx => {
    await tx.rows(pin(recordId))
    for (const { rule, relation, scope, blockInEmergency, depositsOpposed } of actors) {
      if (rule === null) continue
      const known = {
        relation: rule.relation,
        from: op.instant,
        until: after(op.instant, DAY),
        blocked: relation === 'blocked',
        blockedInEmergency: blockInEmergency,
        depositsOpposed: false,
        ...(rule.relation === 'helper' ? { helper: { adds: true, writes: true } } : {}),
      }
      await writeRule(
        tx,
        op,
        recordId,
        { ...known, depositsOpposed: isOpposing && depositsOpposed },
        { scope, basis: 'given', actor: rule.actor },
      )
    }
    await tx.rows({
      name: 'test.bump',
      text: 'update record_head set rights_version = rights_version + 1 where record_id = $1',
      values: [recordId],
    })
  })
  forgetSnapshot(recordId)
}

type RecordFacts = (typeof RECORDS)[number]

const setFacts = async (
  { world }: Realising,
  recordId: RecordId,
  { state, samu, breakGlass: allowed, maskedInEmergency }: RecordFacts,
): Promise<void> => {
  await world.database.transaction(async tx => {
    await tx.rows(pin(recordId))
    await tx.rows({ name: 'test.state', text: 'update record set state = $2 where record_id = $1', values: [recordId, state] })
    const text = 'update access_setting set regulation = $2, break_glass = $3, masked_in_emergency = $4 where record_id = $1'
    await tx.rows({ name: 'test.switches', text, values: [recordId, samu, allowed, maskedInEmergency] })
    await tx.rows({
      name: 'test.bump',
      text: 'update record_head set rights_version = rights_version + 1 where record_id = $1',
      values: [recordId],
    })
  })
  forgetSnapshot(recordId)
}

/** The facts of one question, in the oracle's words. */
export const factsOf = (
  record: Realised,
  actor: Actor,
  half: 0 | 1,
  paper: Paper | null,
  mode: OracleFacts['mode'],
  right: OracleFacts['right'],
  at: Parameters<typeof matrixAt>[0],
): OracleFacts => ({
  actor: actor.actor,
  profession: actor.profession,
  relation: actor.relation,
  scope: actor.scope.kind === 'all' ? 'all' : paper?.inPeriod === false ? 'outside' : 'inside',
  matrix: paper === null || matrixAt(at).allows(actor.profession, undefined, paper.type),
  masked: paper?.masked ?? false,
  held: paper?.held ?? false,
  hidden_rep: paper?.hidden ?? false,
  hidden_place: false,
  audience: paper === null || paper.chosen === null ? 'all' : paper.chosen === half ? 'chosen-in' : 'chosen-out',
  mode,
  samu: record.samu,
  break_glass: record.breakGlass,
  masked_in_emergency: record.maskedInEmergency,
  block_in_emergency: actor.blockInEmergency,
  deposits_opposed: actor.depositsOpposed,
  state: record.state,
  right,
})
