import type { RecordId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import type { Rung } from '../../retention/index.ts'
import { ageOn, birthdayOf } from './people.ts'
import type { Known, Run } from './run.ts'

/**
 * What a clock is said to have done is looked for in the database: the ledger tells what is there, not what the sweep claims.
 */
export const watch = async (run: Run, { kind, subject, due, at }: Rung): Promise<void> => {
  // When it was seen to be done, by the clock of the country: not by the sweep’s own.
  const seen = { due, done: run.world.now() }
  const known = run.people.get(subject as Known['personId']) ?? run.records.get(subject as RecordId)
  switch (kind) {
    case 'records.open-unopposed':
      if (known !== undefined && (await stateOf(run, known.recordId)) === 'open') opened(run, known, seen)
      return
    case 'documents.tell-announcement':
      if (known?.awaits === true && (await wasTold(run, known.recordId, at)))
        run.note(known, 'told-of-update', 'R.1111-53', { item: 'd', ...seen })
      return
    case 'documents.open-announced':
      if (known === undefined || !known.awaits || known.state === 'dead' || (await isHeld(run, known.recordId, at))) return
      known.awaits = false
      run.note(known, 'shown', 'R.1111-53', { item: 'd', ...seen })
      return
    case 'records.close-suspended':
      if (known === undefined || (await stateOf(run, known.recordId)) !== 'closed') return
      known.state = 'closed'
      run.figures.closed += 1
      run.note(known, 'closed-by-operator', 'R.1111-36', seen)
      return
    case 'records.purge':
    case 'records.erase':
      if (known === undefined || (await stateOf(run, known.recordId)) !== undefined) return
      known.state = 'vanished'
      run.figures.vanished += 1
      run.note(known, kind === 'records.purge' ? 'purged' : 'erased', 'L.1111-18; R.1111-36', seen)
      return
    case 'delegations.majority':
      // It rings for a person, whatever became of her record: without one, or after her death, it does nothing.
      if (known === undefined || known.state === 'vanished' || known.state === 'dead') return
      if (ageOn(known.citizen, instant(at + DAY_IN_PARIS)) < 18 || (await hasRepresentative(run, known, at))) return
      run.figures.majority += 1
      run.note(known, 'authority-ended', 'Code civil 388, 414', seen)
      return
    case 'delegations.expire-invitation': {
      const invited = run.invitations.get(subject)
      if (invited !== undefined && (await invitationState(run, subject)) === 'expired')
        run.note(invited, 'invitation-expired', 'project', { item: subject.slice(0, 8), ...seen })
      return
    }
    case 'delegations.end':
    case 'records.hand-over':
    case 'purges.run':
    case 'purges.complete':
    case 'exports.expire':
      return
  }
}

/** Midnight in Paris is at most two hours before midnight in universal time. */
const DAY_IN_PARIS = 2 * 3_600_000

/** From here on the record is there: her representatives' authority has a last day. */
export const opened = (
  run: Run,
  known: Known,
  seen: { readonly due?: Rung['due']; readonly done?: Rung['at'] },
  event = 'opened',
): void => {
  known.state = 'open'
  if (event === 'opened') run.figures.opened += 1
  run.note(known, event, 'R.1111-28', seen)
  const { citizen } = known
  if (citizen.parents.length === 0 || ageOn(citizen, run.world.now()) >= 18) return
  const midnight = Temporal.Instant.fromEpochMilliseconds(birthdayOf(citizen, 0))
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toZonedDateTime('Europe/Paris')
  run.note(known, 'born-to-representatives', 'Code civil 388', { done: instant(midnight.epochMilliseconds) })
}

type Row = Readonly<Record<string, unknown>>

const first = async (run: Run, name: string, text: string, values: readonly unknown[]): Promise<Row | undefined> => {
  const [row] = await run.world.services.db.rows<Row>({ name, text, values: [...values] })
  return row
}

const PIN = `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)`

const stateOf = async (run: Run, recordId: RecordId): Promise<unknown> =>
  (await first(run, 'life.state', `${PIN} select r.state from pin join record r on r.record_id = pin.record_id`, [recordId]))?.['state']

const iso = (at: number): string => new Date(at).toISOString()

const wasTold = async (run: Run, recordId: RecordId, at: number): Promise<boolean> =>
  (await first(run, 'life.told', 'select 1 as told from outbox_event where record_id = $1 and at = $2', [recordId, iso(at)])) !== undefined

const isHeld = async (run: Run, recordId: RecordId, at: number): Promise<boolean> =>
  (await first(
    run,
    'life.held',
    `${PIN} select 1 as held from pin join document d on d.record_id = pin.record_id where d.holder_from > $2`,
    [recordId, iso(at)],
  )) !== undefined

const hasRepresentative = async (run: Run, { recordId }: Known, at: number): Promise<boolean> =>
  (await first(
    run,
    'life.representative',
    `${PIN} select 1 as acts from pin join access_rule a on a.record_id = pin.record_id where a.relation = 'representative' and (a.valid_until is null or a.valid_until > $2)`,
    [recordId, iso(at)],
  )) !== undefined

const invitationState = async (run: Run, id: string): Promise<unknown> =>
  (await first(run, 'life.invitation', `select state from delegation where delegation_id = $1`, [id]))?.['state']
