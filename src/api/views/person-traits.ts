import type { HolderPage } from '../../access/index.ts'
import type { Traits } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import { afterYears, birthPlaceName, parametersAt } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import type { PersonTraits } from '../contract/index.ts'
import { basisOf } from '../wording/basis.ts'

export const traitsPage = (op: Operation, recordId: RecordId, { traits, relation, until }: HolderPage): PersonTraits => ({
  recordId,
  lastName: traits.usedName ?? traits.birthName,
  birthName: traits.birthName,
  firstNames: traits.birthFirstNames.join(' '),
  ...(traits.usedFirstName === undefined ? {} : { usedFirstName: traits.usedFirstName }),
  sex: traits.sex,
  birthDate: traits.birthDate,
  ...(traits.birthPlaceInsee === undefined ? {} : { birthPlace: birthPlaceName(traits.birthPlaceInsee) }),
  ins: traits.ins.matricule,
  identityStatus: 'qualified',
  minor: isMinor(traits, op.instant),
  access: { basis: basisOf(relation), mode: op.mode, ...(until === null ? {} : { until: toIso(until) }) },
})

/** An unknown day or month counts as the first. */
export const isMinor = ({ birthDate }: Traits, at: Instant): boolean =>
  at < afterYears(fromIso(`${birthDate.replaceAll('-00', '-01')}T00:00:00Z`), parametersAt(at).majorityYears)
