import type { DocumentRight } from '../kernel/rights.ts'
import type { ActorKind } from './facts.ts'

/**
 * PDT-INF-526 v1.8, « Matrice des droits fonctionnels », for the acts on documents other than reading; the person's side from
 * domain.md §1.6, §1.7, §5.4, §5.6. Reading has its own rules (decide.ts).
 *
 *   `no`      never
 *   `own`     documents she wrote (note 8), or that her structure deposited (note 9)
 *   `seen`    any document she would find if she read in this mode: one cannot act on what one may not see
 *   `settled` `seen`, when it is not held for an announcement: masked and held at once is refused
 *   `led`     `own`; any document when she is attending doctor or administrator (column M)
 *   `doctors` in an emergency: `seen`, for doctors and column M
 *   `any`     no document is concerned: the right to add one
 */
export type Reach = 'no' | 'own' | 'seen' | 'settled' | 'led' | 'doctors' | 'any'

type ByMode = { readonly normal: Reach; readonly regulation: Reach; readonly 'break-glass': Reach }
type Row = Readonly<Record<Exclude<DocumentRight, 'read'>, ByMode>>

const all = (reach: Reach): ByMode => ({ normal: reach, regulation: reach, 'break-glass': reach })
const normal = (reach: Reach): ByMode => ({ normal: reach, regulation: 'no', 'break-glass': 'no' })
const withRegulation = (reach: Reach): ByMode => ({ normal: reach, regulation: reach, 'break-glass': 'no' })
const ARCHIVE: ByMode = { normal: 'led', regulation: 'doctors', 'break-glass': 'doctors' }
const NEVER = all('no')

// biome-ignore format: a table looks like a table
export const FUNCTIONAL_RIGHTS: Readonly<Record<ActorKind, Row>> = {
  //                      TD2.1 feed                      TD3.3a mask                TD3.3a unmask           TD3.3b reveal           TD3.3d archive          TD3.3c delete
  'professional':        { deposit: all('any'),            mask: normal('settled'),   unmask: normal('led'),  reveal: normal('seen'), archive: ARCHIVE,       delete: all('own') },
  'occupational-doctor': { deposit: normal('any'),         mask: normal('settled'),   unmask: normal('own'),  reveal: normal('seen'), archive: normal('own'), delete: normal('own') },
  'secretary':           { deposit: normal('any'),         mask: NEVER,               unmask: NEVER,          reveal: NEVER,          archive: NEVER,         delete: normal('own') },
  'structure':           { deposit: withRegulation('any'), mask: NEVER,               unmask: NEVER,          reveal: NEVER,          archive: NEVER,         delete: withRegulation('own') },
  'person':              { deposit: normal('any'),         mask: normal('seen'),      unmask: normal('seen'), reveal: NEVER,          archive: normal('own'), delete: normal('own') },
  'representative':      { deposit: normal('any'),         mask: normal('seen'),      unmask: normal('seen'), reveal: NEVER,          archive: normal('own'), delete: normal('own') },
  'helper':              { deposit: normal('any'),         mask: NEVER,               unmask: NEVER,          reveal: NEVER,          archive: normal('own'), delete: normal('own') },
  'reading-helper':      { deposit: NEVER,                 mask: NEVER,               unmask: NEVER,          reveal: NEVER,          archive: NEVER,         delete: NEVER },
  'agent':               { deposit: NEVER,                 mask: NEVER,               unmask: NEVER,          reveal: NEVER,          archive: NEVER,         delete: NEVER },
  'insurer-feed':        { deposit: normal('any'),         mask: NEVER,               unmask: NEVER,          reveal: NEVER,          archive: NEVER,         delete: NEVER },
}
