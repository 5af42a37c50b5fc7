import type { ProfileRight } from '../kernel/rights.ts'
import type { ActorFacts, ActorKind } from './facts.ts'

/**
 * Who may do what in the health profile, mode by mode (docs/adr/2611-health-profile-follows-documents.md). A cell opens the question, it never answers it: how
 * far reading goes is `decide`'s answer for a document of the rubric's type; who is told nothing there writes nothing here.
 *
 *   `read-profile`   sees what its rubrics' types let her see
 *   `write-profile`  adds; changes, ends and removes what the profile's own rules leave to her side (profile/may-change.ts); a professional confirms
 *   `hide-profile`   hides a rubric from professionals, and shows it again
 *   `write-wishes`   trusted person, advance directives, organ donation: strictly personal acts (CSP L.1111-6, L.1111-11, L.1232-1)
 */
export type ProfileCell = 'no' | 'yes'

type ByMode = { readonly normal: ProfileCell; readonly regulation: ProfileCell; readonly 'break-glass': ProfileCell }
type Row = Readonly<Record<ProfileRight, ByMode>>

const NEVER: ByMode = { normal: 'no', regulation: 'no', 'break-glass': 'no' }
const NORMAL: ByMode = { normal: 'yes', regulation: 'no', 'break-glass': 'no' }
const ALWAYS: ByMode = { normal: 'yes', regulation: 'yes', 'break-glass': 'yes' }

// biome-ignore format: a table looks like a table
export const PROFILE_RIGHTS_TABLE: Readonly<Record<ActorKind, Row>> = {
  'professional':        { 'read-profile': ALWAYS, 'write-profile': NORMAL, 'hide-profile': NEVER,  'write-wishes': NEVER },
  'occupational-doctor': { 'read-profile': NORMAL, 'write-profile': NEVER,  'hide-profile': NEVER,  'write-wishes': NEVER },
  'secretary':           { 'read-profile': NEVER,  'write-profile': NEVER,  'hide-profile': NEVER,  'write-wishes': NEVER },
  'structure':           { 'read-profile': NEVER,  'write-profile': NEVER,  'hide-profile': NEVER,  'write-wishes': NEVER },
  'person':              { 'read-profile': NORMAL, 'write-profile': NORMAL, 'hide-profile': NORMAL, 'write-wishes': NORMAL },
  'representative':      { 'read-profile': NORMAL, 'write-profile': NORMAL, 'hide-profile': NORMAL, 'write-wishes': NEVER },
  'helper':              { 'read-profile': NORMAL, 'write-profile': NORMAL, 'hide-profile': NEVER,  'write-wishes': NEVER },
  'reading-helper':      { 'read-profile': NORMAL, 'write-profile': NEVER,  'hide-profile': NEVER,  'write-wishes': NEVER },
  'agent':               { 'read-profile': NEVER,  'write-profile': NEVER,  'hide-profile': NEVER,  'write-wishes': NEVER },
  'insurer-feed':        { 'read-profile': NEVER,  'write-profile': NEVER,  'hide-profile': NEVER,  'write-wishes': NEVER },
}

/** The cell, and her refusal of what this professional sends: it stops what is written too (R.1111-47). */
export const mayOnProfile = (right: ProfileRight, { actor, mode, depositsOpposed }: ActorFacts): boolean =>
  PROFILE_RIGHTS_TABLE[actor][right][mode] === 'yes' && !(right !== 'read-profile' && actor === 'professional' && depositsOpposed)
