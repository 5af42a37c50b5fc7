import { describe, expect, test } from 'vitest'
import { idOf, openWorld } from '../../test/support-door/index.ts'
import { seededDraw } from '../../test/support/index.ts'
import type { AccessMode, Exercise, Subject } from '../kernel/actors.ts'
import type { DocumentId, RecordId, SessionId, ShareId, Tag } from '../kernel/ids.ts'
import { after, DAY, fromIso, type Instant } from '../kernel/instant.ts'
import { classOf, documentTypes, matrixAt, parametersAt } from '../policy/index.ts'
import type { Asking } from './actor-facts.ts'
import { decide } from './decide.ts'
import { type AccessFacts, factsOfAccess, type Possible } from './describe-access.ts'
import type { Facts, Relation } from './facts.ts'
import type { AccessRule, RightsSnapshot, RuleDetail, RuleRelation, Scope, Settings, Share, ShareDetail } from './model.ts'

/**
 * The paragraph « qui peut voir » against the decision itself: a thousand invented sets of rules; each fact is counted again by asking `decide` about
 * every type of document there is, one document after the other, with the relation as the rule was written and nothing of the code under test.
 */
const { keyring } = await openWorld()
const draw = seededDraw('sets of rules')
const NOW = fromIso('2026-11-22T12:00:00Z')
const WORLDS = 1_000

const pick = <T>(values: readonly T[]): T => values[(draw.bytes(1)[0] ?? 0) % values.length] as T
const bit = (odds = 2): boolean => (draw.bytes(1)[0] ?? 0) % odds === 0

const PROFESSIONS = ['10', '21', '28', '40', '60', '70', '80', '86', '91', '98', '77'] as const
const RELATIONS: readonly RuleRelation[] = [
  'attending',
  'administrator',
  'authorised',
  'authorised',
  'team',
  'representative',
  'helper',
  'none',
]
const SCOPES: readonly Scope[] = [
  { kind: 'all' },
  { kind: 'all' },
  { kind: 'categories', classCodes: ['11502-2', '18748-4'] },
  { kind: 'categories', classCodes: ['31'] },
  { kind: 'period', from: '2026-01', to: '2026-06' },
  { kind: 'documents', documentIds: ['b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId] },
]

/** One of the rules as it was meant, before any code has read it. */
type Meant = {
  readonly possible: Possible
  readonly exercise: Exercise | undefined
  readonly kind: 'professional' | 'occupational-doctor' | 'representative' | 'reading-helper' | 'nobody'
  readonly relation: Relation
  readonly ruled: RuleRelation
  readonly blocked: boolean
  readonly blockedInEmergency: boolean
  readonly scope: Scope
}

type Invented = {
  readonly snapshot: RightsSnapshot
  readonly details: Map<Tag, RuleDetail>
  readonly shares: Map<ShareId, ShareDetail>
  readonly meant: Meant[]
}

const placeOf = (n: number, changes: Partial<Exercise> = {}): Exercise => ({
  profession: pick(PROFESSIONS),
  structureId: idOf(`place ${n}`),
  structureNationalId: `10B00000${n}`,
  structureName: 'Lieu',
  occupational: bit(8),
  regulation: false,
  ...changes,
})

type Building = {
  readonly recordId: RecordId
  readonly rules: Map<Tag, AccessRule>
  readonly details: Map<Tag, RuleDetail>
  readonly shares: Share[]
  readonly shareDetails: Map<ShareId, ShareDetail>
}

/** One more rule, and now and then a code. */
const somebody = ({ recordId, rules, details, shares, shareDetails }: Building, n: number): Meant => {
  const ruled = pick(RELATIONS)
  const isPerson = ruled === 'representative' || ruled === 'helper'
  const isTeam = ruled === 'team'
  const exercise = isPerson ? undefined : placeOf(n, isTeam ? { profession: '10', occupational: false } : {})
  const nationalId = isTeam ? (exercise?.structureNationalId ?? '') : `8${draw.uuid().slice(0, 8)}`
  const id = idOf(`somebody ${nationalId}`)
  const subject: Subject = isPerson
    ? { kind: 'person', id, name: 'P' }
    : { kind: 'professional', id, name: 'S', nationalId: isTeam ? 'somebody' : nationalId }
  const tag = keyring.tag(recordId, 'actor', isPerson ? id : nationalId)
  const [from, until] = pick<readonly [Instant, Instant | null]>([
    [after(NOW, -DAY), null],
    [after(NOW, -DAY), after(NOW, 1)],
    [after(NOW, -DAY), NOW],
    [NOW, after(NOW, DAY)],
    [after(NOW, 1), null],
  ])
  const isLive = from <= NOW && (until === null || NOW < until)
  const blocked = bit(5)
  const blockedInEmergency = blocked && bit()
  const scope = pick(SCOPES)
  rules.set(tag, { actorTag: tag, relation: ruled, from, until, blocked, blockedInEmergency, depositsOpposed: bit() })
  details.set(tag, { scope, basis: 'given', actor: { id, kind: subject.kind, name: 'S' } })
  const base = blocked ? 'blocked' : isLive && !isPerson && ruled !== 'none' ? (ruled as Relation) : 'none'
  const hasCode = !isPerson && !isTeam && bit(4)
  const code: Scope = pick(SCOPES)
  if (hasCode) {
    const share = { id: draw.uuid() as ShareId, actorTag: tag, from: after(NOW, -1), until: pick([after(NOW, 1), NOW]) }
    shares.push(share)
    shareDetails.set(share.id, { scope: code, minutes: 30 })
  }
  const byCode = hasCode && base === 'none' && (shares.at(-1)?.until ?? NOW) > NOW
  return {
    possible: { actorTag: tag, signsInAs: [{ subject, ...(exercise === undefined ? {} : { exercise }) }] },
    exercise,
    kind: isPerson
      ? !isLive || blocked
        ? 'nobody'
        : ruled === 'helper'
          ? 'reading-helper'
          : 'representative'
      : exercise?.occupational === true
        ? 'occupational-doctor'
        : 'professional',
    relation: byCode ? 'share' : base,
    ruled,
    blocked,
    blockedInEmergency,
    scope: byCode ? code : scope,
  }
}

const invent = (): Invented => {
  const recordId = draw.uuid() as RecordId
  const settings: Settings = { breakGlass: bit(), regulation: bit(), maskedInEmergency: bit(), everythingHidden: bit(4) }
  const state = pick(['active', 'active', 'active', 'open', 'closed', 'suspended'] as const)
  const rules = new Map<Tag, AccessRule>()
  const details = new Map<Tag, RuleDetail>()
  const shares: Share[] = []
  const shareDetails = new Map<ShareId, ShareDetail>()
  const building = { recordId, rules, details, shares, shareDetails }
  const meant = Array.from({ length: (draw.bytes(1)[0] ?? 0) % 8 }, (_, n) => somebody(building, n))
  const snapshot: RightsSnapshot = {
    recordId,
    real: true,
    version: '1',
    state,
    holderId: idOf('holder'),
    settings,
    rules,
    emergencies: [],
    shares,
    places: [],
    sealed: { holder: Buffer.alloc(0), rules: new Map(), shares: new Map(), places: new Map() },
  }
  return { snapshot, details, shares: shareDetails, meant }
}

/** Every kind of document of which one could be there: each type, in the scope or out of it, masked or not. */
const opensAny = (
  { snapshot }: Invented,
  who: Omit<Meant, 'possible' | 'ruled' | 'blocked'>,
  mode: AccessMode,
  masked: boolean,
): boolean => {
  const { kind, exercise, relation, blockedInEmergency, scope } = who
  if (kind === 'nobody') return false
  const matrix = matrixAt(NOW)
  const { settings, state } = snapshot
  return documentTypes.some(({ code }) => {
    const isInside = scope.kind !== 'categories' || scope.classCodes.includes(code) || scope.classCodes.includes(classOf(code)?.code ?? '')
    const facts: Facts = {
      actor: kind,
      doctor: exercise?.profession === '10',
      relation: mode !== 'normal' && relation === 'share' ? 'none' : relation,
      mode,
      samu: settings.regulation,
      breakGlass: settings.breakGlass,
      maskedInEmergency: settings.maskedInEmergency,
      blockInEmergency: blockedInEmergency,
      depositsOpposed: false,
      state,
      right: 'read',
      policy: parametersAt(NOW),
      own: false,
      scope: isInside ? 'inside' : 'outside',
      matrix: matrix.allows(exercise?.profession ?? '', exercise?.specialty, code),
      masked: masked || settings.everythingHidden,
      held: false,
      hiddenFromRepresentatives: false,
      hiddenPlace: false,
      audience: 'all',
    }
    return decide(facts).answer === 'allow'
  })
}

const NOBODY = {
  kind: 'professional',
  exercise: placeOf(99, { profession: '10', occupational: false }),
  blockedInEmergency: false,
} as const
const WHOLE: Scope = { kind: 'all' }

type Counted = Omit<AccessFacts, 'looks' | 'limited' | 'stranger' | 'regulation' | 'breakGlass' | 'everythingHidden'> & {
  readonly stranger: readonly boolean[]
  readonly regulation: readonly boolean[]
  readonly breakGlass: readonly boolean[]
}

const countAgain = (invented: Invented): Counted => {
  const { meant, snapshot } = invented
  const opens = (who: Meant, masked = false): boolean => opensAny(invented, who, 'normal', masked)
  const isPro = ({ kind }: Meant): boolean => kind === 'professional' || kind === 'occupational-doctor'
  const people = meant.filter(who => isPro(who) && who.ruled !== 'team' && opens(who))
  const anybody = (mode: AccessMode): readonly boolean[] =>
    [false, true].map(masked => opensAny(invented, { ...NOBODY, relation: 'none', scope: WHOLE }, mode, masked))
  const [isOpen] = anybody('break-glass')
  return {
    professionals: people.filter(({ relation }) => relation !== 'share').length,
    shares: people.filter(({ relation }) => relation === 'share').length,
    teams: meant.filter(who => who.ruled === 'team' && opens(who)).length,
    seeHidden: people.filter(who => opens(who, true)).length,
    stranger: anybody('normal'),
    regulation: anybody('regulation'),
    breakGlass: anybody('break-glass'),
    representatives: meant.filter(who => who.kind === 'representative' && opens(who)).length,
    helpers: meant.filter(who => who.kind === 'reading-helper' && opens(who)).length,
    blocked: meant.filter(({ blocked }) => blocked).length,
    blockedInEmergency: meant.filter(
      who =>
        who.blocked &&
        isOpen === true &&
        !opensAny(invented, { ...who, scope: who.relation === 'blocked' ? who.scope : WHOLE }, 'break-glass', false),
    ).length,
    waitingCodes: snapshot.shares.filter(({ actorTag }) => actorTag === null).length,
  }
}

const told = ({ opens, masked }: { readonly opens: boolean; readonly masked: boolean }): readonly boolean[] => [opens, masked]

describe('the facts of « qui peut voir mon dossier »', () => {
  test(`are what the decision answers, over ${WORLDS} sets of rules`, () => {
    const asking: Asking = {
      caller: {
        subject: { kind: 'person', id: idOf('holder'), name: 'H' },
        means: 'demonstration',
        level: 'substantial',
        authenticatedAt: NOW,
        sessionId: draw.uuid() as SessionId,
      },
      mode: 'normal',
      instant: NOW,
      keyring,
    }
    const wrong: unknown[] = []
    const met = { professionals: 0, teams: 0, shares: 0, seeHidden: 0, representatives: 0, helpers: 0, blockedInEmergency: 0 }
    for (let i = 0; i < WORLDS; i++) {
      const invented = invent()
      const { looks, limited, everythingHidden, stranger, regulation, breakGlass, ...counts } = factsOfAccess(
        asking,
        { snapshot: invented.snapshot, opened: { details: invented.details, shares: invented.shares } },
        invented.meant.map(({ possible }) => possible),
      )
      const said = { ...counts, stranger: told(stranger), regulation: told(regulation), breakGlass: told(breakGlass) }
      const expected = countAgain(invented)
      if (JSON.stringify(sorted(said)) !== JSON.stringify(sorted(expected))) wrong.push({ i, said, expected })
      for (const name of Object.keys(met) as (keyof typeof met)[]) met[name] += counts[name]
      expect([looks.size, everythingHidden, limited <= counts.professionals + counts.shares]).toEqual([
        invented.meant.length,
        invented.snapshot.settings.everythingHidden,
        true,
      ])
    }
    console.log(`described: worlds=${WORLDS} ${JSON.stringify(met)}`)
    expect(wrong.slice(0, 3)).toEqual([])
    // A count that is never anything but nought would prove nothing.
    expect(Object.entries(met).filter(([, count]) => count < 20)).toEqual([])
  })
})

const sorted = (value: object): object => Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
