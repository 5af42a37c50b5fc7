import { authorise, block, hideEverything, type Scope, setEmergencySwitches } from '../access/index.ts'
import { type DemoAccess, type DemoPerson, type DemoScope, type DemoWorld } from '../demonstration/index.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { DAY, type Instant } from '../kernel/instant.ts'
import { type Cast, ruleActorOf } from './cast.ts'
import type { OperationAs } from './operation-as.ts'
import type { Operation } from '../platform/operation.ts'

/** What she decided: who may look and at what, who may not, what an emergency may open. Each on its own day. */
export const setRules = async (as: OperationAs, cast: Cast, world: DemoWorld, person: DemoPerson, papers: ReadonlyMap<string, string>): Promise<void> => {
  const home = cast.people.get(person.key)
  if (home === undefined) throw new RangeError('the record is not open')
  const her = (at: Instant): Promise<Operation> => as({ subject: { kind: 'person', id: home.personId, name: home.name } }, at)
  for (const access of person.access) await setAccess(her, cast, home.recordId, access, papers)
  const { regulation, breakGlass, masked } = person.switches
  if (!regulation || !breakGlass || masked) {
    await setEmergencySwitches(await her(world.today), home.recordId, { regulation, breakGlass, maskedInEmergency: masked })
  }
  if (person.hideAll) await hideEverything(await her(world.today), home.recordId, true)
}

const LONGEST = 365 * DAY

const setAccess = async (
  her: (at: Instant) => Promise<Operation>, cast: Cast, recordId: RecordId, access: DemoAccess, papers: ReadonlyMap<string, string>,
): Promise<void> => {
  const entry = cast.professionals.get(access.professional)
  if (entry === undefined) throw new RangeError('no such professional')
  const actor = ruleActorOf(entry)
  switch (access.kind) {
    case 'attending':
      return
    case 'authorised': {
      const until = Math.min(access.until, access.from + LONGEST) as Instant
      return authorise(await her(access.from), recordId, { actor, until, scope: scopeOf(access.scope, papers) })
    }
    case 'blocked':
      return block(await her(access.since), recordId, actor, access.evenInEmergency)
  }
}

const scopeOf = (scope: DemoScope, papers: ReadonlyMap<string, string>): Scope => {
  switch (scope.kind) {
    case 'all':
      return { kind: 'all' }
    case 'classes':
      return { kind: 'categories', classCodes: scope.classCodes }
    case 'documents':
      return { kind: 'documents', documentIds: scope.keys.flatMap(key => papers.get(key) ?? []) as DocumentId[] }
    case 'period':
      return { kind: 'period', from: scope.fromMonth, to: scope.untilMonth }
  }
}
