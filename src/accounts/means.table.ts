import type { Level, Means } from '../kernel/actors.ts'
import type { RunningMode } from './model.ts'

/**
 * Means of sign-in, what each is worth, and where it stands. Nobody signs in as « system »: a loop has no session. The ones that are not
 * built yet are nowhere open: the default is no.
 */
export const MEANS: Readonly<Record<Means, { readonly level: Level; readonly in: readonly RunningMode[]; readonly source: string }>> = {
  'demonstration': { level: 'low', in: ['demonstration'], source: 'architecture §3: simulated sign-in, refused outside demonstration mode' },
  'activation-code': { level: 'substantial', in: ['demonstration', 'production'], source: 'domain.md §1.3: NIR, Vitale serial, birth date and a code; no document opens with it' },
  'passkey': { level: 'high', in: ['demonstration', 'production'], source: 'PGSSI-S, order of 28 March 2022: two factors; agents: bound to one piece of hardware' },
  'password-and-code': { level: 'substantial', in: ['demonstration', 'production'], source: 'domain.md §1.3: identifier, password and a one-time code, or a trusted device' },
  'openid-connect': { level: 'substantial', in: ['demonstration', 'production'], source: 'R.1111-32; PGSSI-S: Pro Santé Connect; the level is the one its `acr` says' },
  'client-key': { level: 'substantial', in: [], source: 'not built yet' },
  'loop': { level: 'low', in: [], source: 'background loops act without a session' },
}
