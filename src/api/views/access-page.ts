import {
  type AccessFacts,
  type AccessPage as Rules,
  type Described,
  type Look,
  settingsAtBirth,
  type RuleActor,
  type Scope as DoorScope,
} from '../../access/index.ts'
import { directoryEntry } from '../../directory/index.ts'
import type { DocumentLine } from '../../documents/index.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { AccessPage, AccessSaid, Category, Ruled, Scope } from '../contract/index.ts'
import { categoriesOfCodes, categoryOfType, typesOfCategories } from '../wording/category.ts'
import { professionLabel, roleOfEntry } from '../wording/people.ts'

type Rule = Rules['actors'][number]

const FIRST_MONTH = '1900-01'
const LAST_MONTH = '2199-12'

export const toDoorScope = (scope: Scope): DoorScope => {
  switch (scope.kind) {
    case 'all':
      return scope
    case 'categories':
      return { kind: 'categories', classCodes: typesOfCategories(scope.categories) }
    case 'documents':
      return { kind: 'documents', documentIds: scope.documentIds as DocumentId[] }
    case 'period':
      return { kind: 'period', from: scope.from ?? FIRST_MONTH, to: scope.to ?? LAST_MONTH }
  }
}

export const fromDoorScope = (scope: DoorScope): Scope => {
  switch (scope.kind) {
    case 'all':
      return { kind: 'all' }
    case 'categories':
      return { kind: 'categories', categories: [...categoriesOfCodes(scope.classCodes)] }
    case 'documents':
      return { kind: 'documents', documentIds: [...scope.documentIds] }
    case 'period':
      return {
        kind: 'period',
        ...(scope.from === FIRST_MONTH ? {} : { from: scope.from }),
        ...(scope.to === LAST_MONTH ? {} : { to: scope.to }),
      }
  }
}

/** Name, role and place as the directory has them today; as the rule kept them when it has her no more. */
export const describeActor = async (
  op: Operation,
  actor: RuleActor,
): Promise<Pick<Ruled, 'actorId' | 'name' | 'role' | 'structure' | 'town'>> => {
  const entry = await directoryEntry(op.db, actor.id)
  const structure = entry?.exercises[0]?.structureName ?? actor.structureName
  return {
    actorId: actor.id,
    name: entry?.name ?? actor.name,
    role: entry === undefined ? (actor.profession === undefined ? '' : professionLabel(actor.profession)) : roleOfEntry(entry),
    ...(structure === undefined ? {} : { structure }),
    ...(entry?.city === undefined ? {} : { town: entry.city }),
  }
}

const NOTHING: Look = { opens: false, masked: false, limited: false, byCode: false }
const lookPage = ({ opens, masked, limited }: Look): Ruled['look'] => ({ opens, masked, limited })

/** One rule of the care side, and what it makes of its bearer. */
export const ruledOf = async (op: Operation, { looks }: AccessFacts, rule: Rule): Promise<Ruled> => ({
  ...(await describeActor(op, rule.actor)),
  relation: relationOf(rule),
  basis: rule.basis,
  since: toIso(rule.from),
  ...(rule.until === null ? {} : { until: toIso(rule.until) }),
  scope: fromDoorScope(rule.scope),
  depositsOpposed: rule.depositsOpposed,
  look: lookPage(looks.get(rule.actorTag) ?? NOTHING),
  inEmergency: looks.get(rule.actorTag)?.emergency.opens ?? false,
})

export const saidOf = ({
  looks: _each,
  everythingHidden: _said,
  stranger,
  regulation,
  breakGlass,
  ...counts
}: AccessFacts): AccessSaid => ({
  ...counts,
  stranger: lookPage(stranger),
  samu: lookPage(regulation),
  breakGlass: lookPage(breakGlass),
})

/** Rules about persons, not professionals: « Mes proches » shows them. */
const CARE: Readonly<Record<Rule['relation'], Ruled['relation'] | null>> = {
  attending: 'attending',
  administrator: 'administrator',
  authorised: 'authorised',
  team: 'team',
  none: 'none',
  representative: null,
  helper: null,
  'invited-representative': null,
  'invited-helper': null,
}

const relationOf = ({ relation }: Rule): Ruled['relation'] => CARE[relation] ?? 'none'

export const isCare = ({ relation }: Rule): boolean => CARE[relation] !== null

/** Her page « Qui peut voir mon dossier », with what it counts in the documents she sees. */
export const accessPageOf = async (
  op: Operation,
  { page: { settings, actors }, facts }: Described,
  lines: readonly DocumentLine[],
): Promise<AccessPage> => {
  const isLive = (rule: Rule): boolean =>
    !rule.blocked && rule.relation !== 'none' && rule.from <= op.instant && (rule.until === null || op.instant < rule.until)
  const live = actors.filter(rule => isCare(rule) && isLive(rule))
  const attending = live.find(({ relation }) => relation === 'attending')
  const opposed = actors.filter(rule => isCare(rule) && !rule.blocked && rule.depositsOpposed && !live.includes(rule))
  const rulesOf = (rules: readonly Rule[]): Promise<Ruled[]> => Promise.all(rules.map(rule => ruledOf(op, facts, rule)))
  const blocked = actors.filter(rule => isCare(rule) && rule.blocked)
  return {
    attendingDoctor: attending === undefined ? null : await ruledOf(op, facts, attending),
    authorised: await rulesOf([...live.filter(rule => rule !== attending), ...opposed]),
    blocked: (await rulesOf(blocked)).map((ruled, i) => ({ ...ruled, evenInEmergency: blocked[i]?.blockedInEmergency ?? false })),
    emergency: choicesOf(op, settings),
    said: saidOf(facts),
    hideAll: { active: settings.everythingHidden },
    maskedCount: lines.filter(({ masked }) => masked).length,
    documentCount: lines.length,
    representatives: actors
      .filter(rule => !isCare(rule) && isLive(rule))
      .map(({ actor, relation }) => ({ actorId: actor.id, name: actor.name, relation })),
    categories: countsOf(lines),
  }
}

/** What differs from the law's default was chosen. */
const choicesOf = (op: Operation, { regulation, breakGlass, maskedInEmergency }: Rules['settings']): AccessPage['emergency'] => {
  const first = settingsAtBirth(op.instant)
  return {
    samu: { value: regulation, chosen: regulation !== first.regulation },
    breakGlass: { value: breakGlass, chosen: breakGlass !== first.breakGlass },
    masked: { value: maskedInEmergency, chosen: maskedInEmergency !== first.maskedInEmergency },
  }
}

const countsOf = (lines: readonly DocumentLine[]): AccessPage['categories'] => {
  const counts = new Map<Category, number>()
  for (const { facts } of lines) {
    const category = categoryOfType(facts.typeCode)
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  return [...counts].map(([category, count]) => ({ category, count }))
}
