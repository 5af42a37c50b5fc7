import { holderTraits, PROFILE_RIGHTS_TABLE } from '../../access/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import { toIso } from '../../kernel/instant.ts'
import { isMinor } from '../../kernel/majority.ts'
import { matrixAt, parametersAt, type ProfessionGroup } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type Author,
  type Body,
  type Confirmation,
  type Entry,
  isAbsence,
  type Profile as Read,
  RUBRICS,
  TYPE_OF_RUBRIC,
} from '../../profile/index.ts'
import type { EntryBody, HealthProfile, ProfileEntry } from '../contract/index.ts'
import { readerOf } from './allowed-acts.ts'

/** The parser has read every date, identifier and code of it: the verbs check what a shape cannot (`check-body.ts`). */
export const toBody = (body: EntryBody): Body => body as Body
const fromBody = (body: Body): EntryBody => body as EntryBody

const authorOf = (op: Operation, { id, kind, name, profession, place }: Author): ProfileEntry['author'] => ({
  kind,
  name,
  ...(profession === undefined ? {} : { profession }),
  ...(place === undefined ? {} : { place }),
  self: id === op.caller.subject.id,
})

const confirmationOf = (op: Operation, { by, at, evidence }: Confirmation): NonNullable<ProfileEntry['confirmed']> => ({
  by: authorOf(op, by),
  at: toIso(at),
  ...(evidence === undefined ? {} : { evidence }),
})

export const entryOf = (op: Operation, entry: Entry): ProfileEntry => ({
  id: entry.id,
  version: entry.version,
  rubric: entry.rubric,
  status: entry.status,
  ...(isAbsence(entry.body) ? {} : { body: fromBody(entry.body) }),
  author: authorOf(op, entry.author),
  source: entry.source,
  ...(entry.confirmed === null ? {} : { confirmed: confirmationOf(op, entry.confirmed) }),
  ...(entry.endedOn === null ? {} : { endedOn: entry.endedOn }),
  writtenAt: toIso(entry.writtenAt),
  links: [...entry.links],
  ...(entry.closed === null ? {} : { closed: entry.closed }),
  correctionAsked: entry.correctionAsked,
})

/** What the reader is told of a profile, and may do in it; the door decides again when it is done. */
export const profilePage = async (op: Operation, grant: Grant<'read-profile'>, { entries, hidden }: Read): Promise<HealthProfile> => {
  const { kind, isHolderSide } = readerOf(op, grant)
  const may = (right: 'write-profile' | 'hide-profile' | 'write-wishes'): boolean => PROFILE_RIGHTS_TABLE[kind][right][op.mode] === 'yes'
  return {
    items: entries.map(entry => entryOf(op, entry)),
    hidden: [...hidden],
    may: {
      write: may('write-profile'),
      hide: may('hide-profile'),
      wish: may('write-wishes'),
      confirm: !isHolderSide && may('write-profile'),
    },
    readers: isHolderSide ? readersAt(op) : {},
    isMinor: isMinor((await holderTraits(op, grant)).birthDate, parametersAt(op.instant).majorityYears, op.instant),
  }
}

const GROUPS: readonly ProfessionGroup[] = [
  'doctor',
  'nurse',
  'pharmacist',
  'midwife',
  'dentist',
  'physiotherapist',
  'biologist-pharmacist',
  'psychologist',
  'podiatrist',
  'optician',
  'social-worker',
  'care-assistant',
]

const readersAt = (op: Operation): HealthProfile['readers'] => {
  const matrix = matrixAt(op.instant)
  return Object.fromEntries(RUBRICS.map(rubric => [rubric, GROUPS.filter(group => matrix.typesOf(group).includes(TYPE_OF_RUBRIC[rubric]))]))
}
