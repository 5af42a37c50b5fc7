import { mergesOf } from '../../access/index.ts'
import { channelsOpen, hasAccount, issuedCodesOf, type SignInDesk } from '../../accounts/index.ts'
import { whoActsFor } from '../../delegations/index.ts'
import {
  actsOf,
  contactChangesOf,
  type DeskAct,
  deskPerson,
  type DeskPerson,
  maskedContacts,
  type RequestLine,
  requestsOf,
  standingCheck,
} from '../../desk/index.ts'
import { insuredOf, personsRepresentedBy } from '../../identity/index.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { INS_OIDS } from '../../kernel/ins.ts'
import { type Instant, toIso } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Enrolment, enrolmentOf } from '../../records/index.ts'
import { type Handover, type Life, readHandovers, readLife } from '../../retention/index.ts'
import type { DeskActLine, DeskNamed, DeskPage, DeskRequestLine, DeskState } from '../contract/index.ts'

/** G2: everything the desk may know of somebody, and nothing else. Reading it is an entry in her record's trace when she has one. */
export const deskPage = async (desk: SignInDesk, op: Operation, asked: ActorId): Promise<DeskPage> => {
  const person = await deskPerson(op, asked)
  const [life, handovers] = person.hasRecord
    ? [await readLife(op, person.recordId), await readHandovers(op, person.recordId)]
    : [undefined, []]
  const [enrolment, insured, childIds, acting] = await Promise.all([
    enrolmentOf(op, person.id),
    insuredOf(op, person.id),
    personsRepresentedBy(op, person.id),
    whoActsFor(op, person.id),
  ])
  const [children, representatives] = await Promise.all([namesOf(op, childIds), namesOf(op, insured?.representativeIds ?? [])])
  return {
    ...(await ofHer(desk, op, person)),
    ...stateOf(enrolment, life),
    sendings: enrolment.sendings.map(({ channel, askedAt, sentAt, returnedAt }) => ({
      channel,
      at: toIso(sentAt ?? askedAt),
      sent: sentAt !== null,
      returned: returnedAt !== null,
    })),
    children,
    representatives,
    acting: acting.map(({ id, name, kind, measure, isInvited, since, until }) => ({
      personId: id,
      name,
      kind,
      isInvited,
      ...(measure === undefined ? {} : { measure }),
      ...(since === null ? {} : { since: toIso(since) }),
      ...(until === null ? {} : { until: toIso(until) }),
    })),
    handovers: handovers.map(one => handoverLine(op, one)),
  }
}

const ofHer = async (desk: SignInDesk, op: Operation, person: DeskPerson) => {
  const { id, recordId, name, traits, isMinor } = person
  const [check, ways, codes, contacts, changes, requests, merges, acts, account] = await Promise.all([
    standingCheck(op, person),
    channelsOpen(desk, id),
    issuedCodesOf(op, id),
    maskedContacts(op, id),
    contactChangesOf(op, person),
    requestsOf(op, person),
    mergesOf(op, id),
    actsOf(op, person),
    hasAccount(op, id),
  ])
  return {
    personId: id,
    recordId,
    name,
    birthDate: traits.birthDate,
    sex: traits.sex,
    isMinor,
    isWaiting: traits.ins.oid === INS_OIDS.nia,
    hasAccount: account,
    check: check === null ? null : { level: check.level, until: toIso(check.until) },
    ways: [...ways],
    codes: codes.map(({ purpose, reason, issuedAt, until, state }) => ({
      purpose,
      reason,
      at: toIso(issuedAt),
      until: toIso(until),
      isOver: state === 'over',
    })),
    contacts: contacts.map(contact => ({ ...contact })),
    changes: changes.map(({ changeId, kind, due }) => ({ changeId, kind, due: toIso(due) })),
    requests: requests.map(requestLine),
    merges: merges.map(({ mergeId, state, keptId, secondId, askedAt, mergedAt, undoneAt }) => ({
      mergeId,
      state,
      isKept: keptId === id,
      otherId: keptId === id ? secondId : keptId,
      at: toIso(undoneAt ?? mergedAt ?? askedAt),
    })),
    acts: acts.map(actLine),
  }
}

const actLine = ({ actId, kind, at, agent, colleague, detail, reference }: DeskAct): DeskActLine => ({
  actId,
  kind,
  at: toIso(at),
  agent,
  reference,
  ...(colleague === undefined ? {} : { colleague }),
  ...(detail === undefined ? {} : { detail }),
})

export const requestLine = (line: RequestLine): DeskRequestLine => ({
  requestId: line.requestId,
  personId: line.personId,
  personName: line.personName,
  subject: line.subject,
  state: line.state,
  isMine: line.isMine,
  isTaken: line.isTaken,
  openedAt: toIso(line.openedAt),
  due: toIso(line.due),
})

const handoverLine = (op: Operation, { requestId, kind, state, askedAt, expiresAt, detail }: Handover): DeskPage['handovers'][number] => ({
  requestId,
  kind,
  state,
  askedAt: toIso(askedAt),
  requester: detail.requester,
  isMine: detail.agent === op.caller.subject.id,
  mayDeliver: (state === 'ready' || state === 'delivered') && detail.decidedBy !== op.caller.subject.id,
  ...(expiresAt === null ? {} : { until: toIso(expiresAt) }),
  ...(detail.quality === undefined ? {} : { quality: detail.quality }),
  ...detail.period,
  ...(detail.reason === undefined ? {} : { reason: detail.reason }),
})

type Dated = Pick<DeskPage, 'state' | 'since' | 'opensAt' | 'archivedUntil' | 'eraseOn' | 'closesOn'>

const dated = (name: keyof Dated, at: Instant | null | undefined): Partial<Dated> =>
  at === null || at === undefined ? {} : { [name]: toIso(at) }

const stateOf = (enrolment: Enrolment, life: Life | undefined): Dated => {
  if (life === undefined) {
    const [state, since] = BEFORE[enrolment.state](enrolment)
    return { state, ...dated('since', since), ...dated('opensAt', enrolment.opensAt) }
  }
  const since = { open: life.openedAt, active: life.activatedAt, closed: life.closedAt, suspended: null, deceased: null }[life.state]
  return {
    state: life.state,
    ...dated('since', since),
    ...dated('archivedUntil', life.archivedUntil),
    ...dated('eraseOn', life.eraseOn),
    ...dated('closesOn', life.closesOn),
  }
}

type Told = readonly [DeskState, Instant | null]
const BEFORE: Readonly<Record<Enrolment['state'], (enrolment: Enrolment) => Told>> = {
  known: () => ['none', null],
  announced: ({ announcedAt }) => ['announced', announcedAt],
  opposed: ({ choice }) => ['refused', choice?.at ?? null],
  // Opened once, and nothing of it stands any more: it was erased.
  opened: () => ['none', null],
}

export const namedOf = ({ id, name, traits }: DeskPerson): DeskNamed => ({ personId: id, name, birthDate: traits.birthDate })

/** One who is registered no more is left out. */
const namesOf = async (op: Operation, ids: readonly ActorId[]): Promise<DeskNamed[]> => {
  const found = await Promise.all(
    ids.map(id =>
      deskPerson(op, id).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined
        throw error
      }),
    ),
  )
  return found.filter(one => one !== undefined).map(namedOf)
}
