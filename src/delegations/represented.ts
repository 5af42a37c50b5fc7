import type { Traits } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Delegate, Represented } from './model.ts'

const named = ({ usedFirstName, birthFirstNames, usedName, birthName }: Traits): Omit<Delegate, 'id'> => ({
  firstName: usedFirstName ?? birthFirstNames[0] ?? '',
  lastName: usedName ?? birthName,
})

export const representedBy = (id: ActorId, recordId: RecordId, traits: Traits): Represented => ({
  id,
  recordId,
  ...named(traits),
  birthDate: traits.birthDate,
  sex: traits.sex,
})

export const delegateOf = (id: ActorId, traits: Traits): Delegate => ({ id, ...named(traits) })
