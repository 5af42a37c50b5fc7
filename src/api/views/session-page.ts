import { agentOf, lastsUntil, placesNow, profilesOf, type RunningMode } from '../../accounts/index.ts'
import { recogniseChildren } from '../../delegations/index.ts'
import { directoryEntry } from '../../directory/index.ts'
import { findPerson, traitsOf } from '../../identity/index.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Profile, Session } from '../contract/index.ts'
import { professionLabel, specialtyLabel, underOf, worksInEmergency } from '../wording/people.ts'

/** Who is signed in, and what her pages may offer. */
export const sessionPage = async (op: Operation, mode: RunningMode): Promise<Session> => {
  const { subject } = op.caller
  const isPerson = subject.kind === 'person'
  const exercise = isPerson ? undefined : await exerciseOf(op)
  return {
    kind: isPerson ? 'person' : subject.kind === 'agent' ? 'agent' : 'professional',
    mode,
    actorId: subject.id,
    name: subject.name,
    ...(subject.kind === 'agent' && (await agentOf(op, subject.id))?.role === 'dpo' ? { isDpo: true } : {}),
    ...(exercise === undefined ? {} : { exercise }),
    profiles: isPerson ? [...(await profilePage(op))] : [],
    expiresAt: toIso(lastsUntil(op.caller, op.caller.authenticatedAt)),
  }
}

const exerciseOf = async (op: Operation): Promise<NonNullable<Session['exercise']> | undefined> => {
  const { subject, exercise, means } = op.caller
  if (exercise === undefined) return undefined
  const specialty = specialtyLabel(exercise.specialty)
  const entry = await directoryEntry(op.db, subject.id)
  const town = entry?.city
  const hasOtherPlaces = means === 'openid-connect' && entry !== undefined && (await placesNow(op.db, entry, op.instant)).length > 1
  return {
    professionLabel: professionLabel(exercise.profession),
    ...(specialty === undefined ? {} : { specialtyLabel: specialty }),
    structureName: exercise.structureName,
    ...(town === undefined ? {} : { town }),
    emergency: worksInEmergency(exercise),
    regulation: exercise.regulation,
    ...(subject.kind === 'secretary' ? { readsNothing: true } : {}),
    ...(hasOtherPlaces ? { hasOtherPlaces } : {}),
    ...underOf(exercise.under),
  }
}

const sexOf = (sex: string): Pick<Profile, 'sex'> => (sex === 'F' || sex === 'M' ? { sex } : {})

/** Her own record first, when she has one. */
const profilePage = async (op: Operation): Promise<readonly Profile[]> => {
  await recogniseChildren(op)
  const others = (await profilesOf(op)).map(
    ({ sex, rights, until: _until, ...profile }): Profile => ({ ...profile, ...sexOf(sex), rights: [...rights] }),
  )
  const traits = await traitsOf(op, op.caller.subject.id)
  const held = traits === undefined ? undefined : await findPerson(op, traits.ins)
  if (held === undefined || traits === undefined) return others
  const self: Profile = {
    recordId: held.recordId,
    firstName: traits.usedFirstName ?? traits.birthFirstNames[0] ?? '',
    lastName: traits.usedName ?? traits.birthName,
    birthDate: traits.birthDate,
    ...sexOf(traits.sex),
    relation: 'self',
    rights: ['read', 'add', 'write'],
  }
  return [self, ...others]
}
