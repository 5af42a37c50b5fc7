import { forgetProfile, type Profile, rememberProfile } from '../accounts/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { isRepresentation, type Terms } from './model.ts'

const relationOf = ({ kind }: Terms): Profile['relation'] => {
  switch (kind) {
    case 'legal-representation':
      return 'child'
    case 'protection':
      return 'represented'
    case 'caregiving':
      return 'helped'
  }
}

/** Her pages offer this record from now on, until its day. A measure of assistance offers nothing. */
export const keepProfile = async (tx: Queries, { keyring }: Pick<Operation, 'keyring'>, terms: Terms): Promise<void> => {
  const { kind, person, delegate, rights, until } = terms
  if (kind !== 'caregiving' && !isRepresentation(terms)) return
  const { recordId, firstName, lastName, birthDate, sex } = person
  const ends = until === null ? {} : { until }
  await rememberProfile({ db: tx, keyring }, delegate.id, {
    recordId,
    relation: relationOf(terms),
    firstName,
    lastName,
    birthDate,
    sex,
    rights,
    ...ends,
  })
}

export const dropProfile = (tx: Queries, { person, delegate }: Terms): Promise<void> => forgetProfile(tx, delegate.id, person.recordId)
