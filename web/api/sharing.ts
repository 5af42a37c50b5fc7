import { exchange } from './http.ts'
import { query } from './paths.ts'
import type {
  AccessPage,
  CarerPage,
  CareTeam,
  CreatedShare,
  EmergencyHistory,
  Opened,
  OwnCarer,
  Preview,
  PreviewAs,
  Referring,
  Scope,
  Share,
  Stays,
} from './types.ts'

// Who may see: her care team, her record seen as another, codes of an hour.
const record = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}`

export const readCareTeam = (recordId: string): Promise<CareTeam> => exchange('GET', `${record(recordId)}/care-team`)
export const readCarer = (recordId: string, actorId: string): Promise<CarerPage> =>
  exchange('GET', `${record(recordId)}/care-team/${encodeURIComponent(actorId)}`)
export const setListed = (recordId: string, actorId: string, listed: boolean): Promise<CareTeam> =>
  exchange('PUT', `${record(recordId)}/care-team/${encodeURIComponent(actorId)}`, { listed })
export const writeCarer = (recordId: string, carer: OwnCarer): Promise<CareTeam> =>
  exchange('POST', `${record(recordId)}/care-team/written`, carer)
export const forgetCarer = (recordId: string, id: string): Promise<CareTeam> =>
  exchange('DELETE', `${record(recordId)}/care-team/written/${encodeURIComponent(id)}`)
export const nameAdministrator = (recordId: string, actorId: string, named: boolean): Promise<AccessPage> =>
  exchange('PUT', `${record(recordId)}/access/professionals/${encodeURIComponent(actorId)}/administrator`, { named })

/** Read by the person herself and traced as hers. */
export const previewAs = (recordId: string, as: PreviewAs): Promise<Preview> => exchange('POST', `${record(recordId)}/access/preview`, as)
export const readEmergencyHistory = (recordId: string): Promise<EmergencyHistory> =>
  exchange('GET', `${record(recordId)}/access/emergency-history`)

export const readShares = async (recordId: string): Promise<readonly Share[]> =>
  (await exchange<{ readonly items: readonly Share[] }>('GET', `${record(recordId)}/access/shares${query({})}`)).items
/** The code is in this answer and nowhere else. */
export const createShare = (recordId: string, scope: Scope, minutes: number): Promise<CreatedShare> =>
  exchange('POST', `${record(recordId)}/access/shares`, { scope, minutes })
export const prolongShare = (recordId: string, id: string): Promise<{ readonly until: string }> =>
  exchange('POST', `${record(recordId)}/access/shares/${encodeURIComponent(id)}/prolong`)
export const endShare = (recordId: string, id: string): Promise<void> =>
  exchange('DELETE', `${record(recordId)}/access/shares/${encodeURIComponent(id)}`)

/** Where she stays and stayed: the team of each place reads while it lasts. */
export const readStays = async (recordId: string): Promise<Stays['items']> =>
  (await exchange<Stays>('GET', `${record(recordId)}/stays`)).items
export const readReferring = (recordId: string): Promise<Referring> => exchange('GET', `${record(recordId)}/referring`)
/** `null`: nobody any more. */
export const nameReferring = (recordId: string, role: keyof Referring, actorId: string | null): Promise<Referring> =>
  exchange('PUT', `${record(recordId)}/referring/${role}`, { actorId })

/** « J’ai un code »: one answer for every code that opens nothing. */
export const openByCode = (code: string): Promise<Opened> => exchange('POST', '/api/professional/shares', { code })
