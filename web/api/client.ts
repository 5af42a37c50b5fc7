import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import { keepMode } from './access-mode.ts'
import { Problem } from './problem.ts'
import { exchange, fetchBytes, sendFile } from './http.ts'
import { accessPath, DELEGATIONS, journalPath, newsPath, query, recordPath, SESSION, shelfPath } from './paths.ts'
import { proveAhead } from './proof.ts'
import type {
  AccessPage,
  ActOfTwo,
  ActOnSeveral,
  Colleagues,
  Delegation,
  Delegations,
  Deposited,
  DepositMetadata,
  DepositProposal,
  DicomStudy,
  DirectoryEntry,
  DocumentDetail,
  DocumentSummary,
  DocumentType,
  EmergencyChoices,
  EmergencyAttested,
  EmergencyView,
  Erased,
  EverythingFound,
  Explanations,
  Export,
  ExportScope,
  Facets,
  Folder,
  Found,
  Goodbye,
  HideAllResult,
  Intake,
  Invitation,
  InvitationSent,
  JournalPage,
  Life,
  Leaving,
  Note,
  Opened,
  Organise,
  OwnEvent,
  Page,
  Persona,
  PersonTraits,
  Places,
  Proposal,
  Proven,
  Providers,
  RecentRecord,
  Rendition,
  SavedUpload,
  SavedView,
  SaveUpload,
  Scope,
  SearchAsked,
  Session,
  SeveralResult,
  Shelf,
  VisibilityChange,
  WithdrawalReason,
} from './types.ts'

// Every call of the screens to the server, and the only file that knows how it is made.
type Progress = (share: number) => void

const documentPath = (recordId: string, id: string): string => `${recordPath(recordId)}/documents/${encodeURIComponent(id)}`
const professionalPath = (recordId: string, actorId: string): string =>
  `${recordPath(recordId)}/access/professionals/${encodeURIComponent(actorId)}`
const items = async <T>(path: string): Promise<readonly T[]> => (await exchange<{ readonly items: readonly T[] }>('GET', path)).items

export const readPersonas = async (): Promise<readonly Persona[]> =>
  (await exchange<{ readonly personas: readonly Persona[] }>('GET', '/api/demonstration/personas')).personas
export const signInAs = (personaId: string): Promise<Session> => exchange('POST', '/api/demonstration/sessions', { personaId })
/** Nothing when nobody is signed in. */
export const readSession = (): Promise<Session | undefined> => exchange('GET', SESSION)
/** Ends the session here; `location`: where the provider that vouched for her ends its own. */
export const signOut = (keepsCard = false): Promise<Goodbye> => exchange('POST', `/api/openid/sign-out${keepsCard ? '?keep=card' : ''}`)

/** Fails when the server or its database does not answer. */
export const readHealth = (): Promise<{ readonly status: string }> => exchange('GET', '/healthz')

export const readProviders = (): Promise<Providers> => exchange('GET', '/api/openid')
export const beginSignIn = (provider: 'professional' | 'person', purpose: 'sign-in' | 'activate' | 'link' = 'sign-in'): Promise<Leaving> =>
  exchange('POST', '/api/openid/attempts', { provider, purpose })
/** Null when nobody has just proved who she is. */
export const readPlaces = async (): Promise<Places | null> => (await exchange<Places | undefined>('GET', '/api/openid/places')) ?? null
export const choosePlace = (place: string): Promise<Session> => exchange('POST', '/api/openid/places', { place })
/** Null: no national identity waits to be used. */
export const readIdentityProof = async (): Promise<Proven | null> =>
  (await exchange<Proven | undefined>('GET', '/api/openid/proof')) ?? null
type CardTyped = { readonly ins: string; readonly vitaleSerial: string }
/** Her identity, just proved, and her card: she is signed in, and her record is activated unless it was. */
export const activateByIdentity = async (card: CardTyped): Promise<void> => {
  const { recordId } = await exchange<{ readonly recordId: string }>('POST', '/api/openid/activation', card)
  await exchange('POST', `${recordPath(recordId)}/activation`, { certified: false }).catch((error: unknown) => {
    if (!(error instanceof Problem && error.status < 500)) throw error
  })
}
export const linkIdentity = (): Promise<void> => exchange('POST', '/api/openid/links')

type AskedOf<Options> = { readonly options: Options; readonly ticket: string }
export const askAgentSignIn = (): Promise<AskedOf<PublicKeyCredentialRequestOptionsJSON>> =>
  exchange('POST', '/api/agents/sessions/options')
export const signInAgent = (ticket: string, response: AuthenticationResponseJSON): Promise<Session> =>
  exchange('POST', '/api/agents/sessions', { ticket, response })
export const askAgentKey = (code: string): Promise<AskedOf<PublicKeyCredentialCreationOptionsJSON>> =>
  exchange('POST', '/api/agents/keys/options', { code })
export const addAgentKey = (code: string, ticket: string, response: RegistrationResponseJSON): Promise<void> =>
  exchange('POST', '/api/agents/keys', { code, ticket, response })
export const readActsOfTwo = (): Promise<readonly ActOfTwo[]> => items('/api/agents/acts')
export const answerAct = (actId: string, approve: boolean): Promise<void> =>
  exchange('POST', `/api/agents/acts/${encodeURIComponent(actId)}/answer`, { approve })

const MOST_AT_ONCE = 200
export const listDocuments = (recordId: string, cursor?: string): Promise<Page<DocumentSummary>> =>
  exchange('GET', `${recordPath(recordId)}/documents${query({ limit: MOST_AT_ONCE, cursor })}`)
export const readDocument = (recordId: string, id: string): Promise<DocumentDetail> => exchange('GET', documentPath(recordId, id))
export const readDocumentHtml = (recordId: string, id: string): Promise<{ readonly html: string; readonly lang: string }> =>
  exchange('GET', `${documentPath(recordId, id)}/html`)
export const readContent = (recordId: string, id: string, partId?: string): Promise<Blob> =>
  fetchBytes(`${documentPath(recordId, id)}/${partId === undefined ? 'content' : `parts/${encodeURIComponent(partId)}`}`)
/** `secret`: a session of secrecy of a minor, asked each time and kept by nothing. */
const secrecy = (secret: boolean): Readonly<Record<string, string>> => (secret ? { 'x-carnet-secret': '1' } : {})
export const depositDocument = (
  recordId: string,
  metadata: DepositMetadata,
  file: File,
  onProgress: Progress,
  secret = false,
): Promise<Deposited> => sendFile(`${recordPath(recordId)}/documents`, metadata, file, onProgress, secrecy(secret))
/** What a dropped file tells of itself; nothing is filed. */
export const proposeDeposit = (recordId: string, file: File): Promise<DepositProposal> =>
  sendFile(`${recordPath(recordId)}/documents/proposal`, {}, file, () => undefined)
export const writeNote = (recordId: string, note: Note): Promise<Deposited> =>
  exchange('POST', `${recordPath(recordId)}/documents/written`, note)
/** Null when the change took the document out of the reader's own sight. */
export const setVisibility = (recordId: string, id: string, change: VisibilityChange): Promise<DocumentDetail | null> =>
  exchange('PUT', `${documentPath(recordId, id)}/visibility`, change)
export const revealDocument = (recordId: string, id: string, to: 'holder' | 'representatives'): Promise<void> =>
  exchange('POST', `${documentPath(recordId, id)}/reveal`, { to })
/** Before she may still undo it: the page may go meanwhile, and what it then asks leaves at once. */
export const readyToDelete = (recordId: string, ids: readonly string[]): void => {
  for (const id of ids) void proveAhead('DELETE', documentPath(recordId, id))
}
export const deleteDocument = (recordId: string, id: string): Promise<void> => exchange('DELETE', documentPath(recordId, id))
/** By a professional, who says why in the trace that the person reads. */
export const withdrawDocument = (recordId: string, id: string, reason: WithdrawalReason): Promise<void> =>
  exchange('POST', `${documentPath(recordId, id)}/withdrawal`, { reason })
/** What she organises: every document she sees, with its marks, her folders and views. For her side only. */
/** Words travel in the body, never in an address. */
export const searchEverything = (recordId: string, asked: SearchAsked): Promise<EverythingFound> =>
  exchange('POST', `${recordPath(recordId)}/everything/search`, asked)
export const readShelf = (recordId: string): Promise<Shelf> => exchange('GET', shelfPath(recordId))
/** Of her documents only what is to be read or verified; the counts are of all. */
export const readNews = (recordId: string): Promise<Shelf> => exchange('GET', newsPath(recordId))
export const organise = (recordId: string, change: Organise): Promise<SeveralResult> =>
  exchange('PUT', `${recordPath(recordId)}/shelf/documents`, change)
export const createFolder = (recordId: string, name: string): Promise<Folder> =>
  exchange('POST', `${recordPath(recordId)}/shelf/folders`, { name })
export const renameFolder = (recordId: string, folderId: string, name: string): Promise<void> =>
  exchange('PUT', `${recordPath(recordId)}/shelf/folders/${encodeURIComponent(folderId)}`, { name })
/** Its documents stay, in no folder. */
export const deleteFolder = (recordId: string, folderId: string): Promise<void> =>
  exchange('DELETE', `${recordPath(recordId)}/shelf/folders/${encodeURIComponent(folderId)}`)
export const saveView = (recordId: string, name: string, facets: Facets): Promise<SavedView> =>
  exchange('POST', `${recordPath(recordId)}/shelf/views`, { name, facets })
export const deleteView = (recordId: string, viewId: string): Promise<void> =>
  exchange('DELETE', `${recordPath(recordId)}/shelf/views/${encodeURIComponent(viewId)}`)
/** Empty: the note goes. */
export const setOwnNote = (recordId: string, id: string, text: string): Promise<void> =>
  exchange('PUT', `${documentPath(recordId, id)}/own-note`, { text })
/** Each document is done or refused by itself. */
export const actOnSeveral = (recordId: string, act: ActOnSeveral): Promise<SeveralResult> =>
  exchange('POST', `${recordPath(recordId)}/documents/acts`, act)
/** Where a browser downloads a ZIP of these documents, 50 at most. */
export const archiveAddress = (recordId: string, ids: readonly string[]): string =>
  `${recordPath(recordId)}/archive${query({ documents: ids.join(',') })}`

/** Whether an antivirus works, what is converted, how large a file may be. */
export const readIntake = (): Promise<Intake> => exchange('GET', '/api/intake')
/** For tus-js-client: give it `uploadHeaders` as well. The id of an upload is the last segment of its address. */
export const uploadsAddress = (recordId: string): string => `${recordPath(recordId)}/uploads`
export const uploadHeaders: Readonly<Record<string, string>> = { 'x-carnet-client': '1' }
export const readProposal = (recordId: string, uploadId: string): Promise<Proposal> =>
  exchange('POST', `${recordPath(recordId)}/uploads/${encodeURIComponent(uploadId)}/proposal`)
/** Asking again after a cut is harmless. */
export const saveUpload = (recordId: string, uploadId: string, said: SaveUpload): Promise<SavedUpload> =>
  exchange('POST', `${recordPath(recordId)}/uploads/${encodeURIComponent(uploadId)}/document`, said)
export const forgetUpload = (recordId: string, uploadId: string): Promise<void> =>
  exchange('POST', `${recordPath(recordId)}/uploads/${encodeURIComponent(uploadId)}/forget`)
/** A version to look at or to read, made from the original. */
export const readRendition = (recordId: string, id: string, kind: Rendition): Promise<Blob> =>
  fetchBytes(`${documentPath(recordId, id)}/renditions/${kind}`)
export const readDicom = (recordId: string, id: string): Promise<DicomStudy> => exchange('GET', `${documentPath(recordId, id)}/dicom`)
/** One image of the study as a DICOM file; takes `Range`. */
export const dicomAddress = (recordId: string, id: string, instance: number): string => `${documentPath(recordId, id)}/dicom/${instance}`
export const readDocumentTypes = (): Promise<readonly DocumentType[]> => items('/api/document-types')

export const readAccess = (recordId: string): Promise<AccessPage> => exchange('GET', accessPath(recordId))
export const setHideAll = (recordId: string, active: boolean): Promise<HideAllResult> =>
  exchange('PUT', `${recordPath(recordId)}/access/hide-all`, { active })
export const setEmergency = (recordId: string, choices: EmergencyChoices): Promise<AccessPage> =>
  exchange('PUT', `${recordPath(recordId)}/access/emergency`, choices)
export const setAccessRule = (
  recordId: string,
  actorId: string,
  rule: { readonly until: string; readonly scope: Scope },
): Promise<AccessPage> => exchange('PUT', professionalPath(recordId, actorId), rule)
export const endAccess = (recordId: string, actorId: string): Promise<AccessPage> => exchange('DELETE', professionalPath(recordId, actorId))
export const blockProfessional = (recordId: string, actorId: string, evenInEmergency: boolean): Promise<AccessPage> =>
  exchange('PUT', `${professionalPath(recordId, actorId)}/block`, { evenInEmergency })
export const unblockProfessional = (recordId: string, actorId: string): Promise<AccessPage> =>
  exchange('DELETE', `${professionalPath(recordId, actorId)}/block`)
export const findProfessionals = (words: string): Promise<readonly DirectoryEntry[]> =>
  items(`/api/directory/professionals${query({ q: words })}`)

export const readJournal = (recordId: string, days: number | undefined, cursor?: string): Promise<JournalPage> =>
  exchange('GET', journalPath(recordId, days, cursor))
/** The proof as the server gives it: passed to the verifier and downloaded without being read here. */
/** `line`: the id of an event of the journal. */
export const answerAccess = (recordId: string, line: string, answer: 'recognised' | 'not-recognised'): Promise<void> =>
  exchange('PUT', `${recordPath(recordId)}/journal/${line}/answer`, { answer })

export const readProof = (recordId: string): Promise<unknown> => exchange('GET', `${recordPath(recordId)}/journal/proof`)

export const readDelegations = (): Promise<Delegations> => exchange('GET', DELEGATIONS)
export const readDelegationsOf = (recordId: string): Promise<Delegations> => exchange('GET', `${recordPath(recordId)}/delegations`)
export const invite = (recordId: string, invitation: Invitation): Promise<InvitationSent> =>
  exchange('POST', `${recordPath(recordId)}/delegations`, invitation)
export const acceptInvitation = (id: string): Promise<Delegation> => exchange('POST', `/api/delegations/${encodeURIComponent(id)}/accept`)
export const refuseInvitation = (id: string): Promise<void> => exchange('POST', `/api/delegations/${encodeURIComponent(id)}/refuse`)
export const stopHelping = (id: string): Promise<void> => exchange('DELETE', `/api/delegations/${encodeURIComponent(id)}`)
/** `isSilent`: he is not told; he learns it when he looks. */
export const stopAccess = (recordId: string, id: string, isSilent = false): Promise<void> =>
  exchange('DELETE', `${recordPath(recordId)}/delegations/${encodeURIComponent(id)}${query({ silent: isSilent ? '1' : undefined })}`)

export const findPerson = (sought: { readonly ins: string } | { readonly code: string }): Promise<Found> =>
  exchange('POST', '/api/professional/find', sought)
export const openRecord = async (handle: string, basis: 'declared-agreement' | 'care-team'): Promise<Opened> => {
  const opened = await exchange<Opened>('POST', '/api/professional/openings', { handle, basis })
  keepMode(opened.recordId, 'normal')
  return opened
}
export const readColleagues = (): Promise<Colleagues> => exchange('GET', '/api/professional/colleagues')
/** A secretary opens nothing for herself: the access is the named professional’s. */
export const declareFor = (handle: string, professional: string): Promise<Opened> =>
  exchange('POST', '/api/professional/openings', { handle, basis: 'declared-agreement', professional })
export const breakGlass = async (handle: string, attested: EmergencyAttested, motive: string): Promise<Opened> => {
  const opened = await exchange<Opened>('POST', '/api/professional/break-glass', { handle, ...attested, motive })
  keepMode(opened.recordId, 'break-glass')
  return opened
}
export const regulate = async (handle: string, mission: string): Promise<Opened> => {
  const opened = await exchange<Opened>('POST', '/api/professional/regulation', { handle, mission })
  keepMode(opened.recordId, 'regulation')
  return opened
}
/** The mode goes with the request, and is forgotten here whatever is answered. */
export const closeEmergency = async (recordId: string): Promise<void> => {
  try {
    await exchange<void>('DELETE', `${recordPath(recordId)}/emergency`)
  } finally {
    keepMode(recordId, 'normal')
  }
}
export const readExports = async (recordId: string): Promise<readonly Export[]> =>
  (await exchange<{ readonly items: readonly Export[] }>('GET', `${recordPath(recordId)}/exports`)).items
export const askExport = (recordId: string, scope: ExportScope): Promise<{ readonly id: string }> =>
  exchange('POST', `${recordPath(recordId)}/exports`, { scope })
export const cancelExport = (recordId: string, id: string): Promise<void> => exchange('DELETE', `${recordPath(recordId)}/exports/${id}`)
/** Where the browser itself downloads it from, and takes it up again. */
export const exportAddress = (recordId: string, id: string): string => `${recordPath(recordId)}/exports/${id}/archive`
export const readLife = (recordId: string): Promise<Life> => exchange('GET', `${recordPath(recordId)}/life`)
export const closeRecord = (recordId: string, erase: boolean): Promise<Life> => exchange('POST', `${recordPath(recordId)}/close`, { erase })
export const reopenRecord = (recordId: string): Promise<Life> => exchange('POST', `${recordPath(recordId)}/reopen`, {})
export const askErasure = (recordId: string): Promise<Life> => exchange('PUT', `${recordPath(recordId)}/erasure`, {})
export const withdrawErasure = (recordId: string): Promise<Life> => exchange('DELETE', `${recordPath(recordId)}/erasure`)
export const objectToSuspension = (recordId: string): Promise<Life> => exchange('POST', `${recordPath(recordId)}/objection`, {})
export const chooseForHeirs = (recordId: string, opposed: boolean): Promise<Life> =>
  exchange('PUT', `${recordPath(recordId)}/heirs`, { opposed })
export const readErasures = (): Promise<readonly Erased[]> => items('/api/me/erasures')

export const readPerson = (recordId: string): Promise<PersonTraits> => exchange('GET', `${recordPath(recordId)}/person`)
export const depositBlind = (
  handle: string,
  metadata: DepositMetadata,
  file: File,
  onProgress: Progress,
  secret = false,
): Promise<{ readonly receipt: string }> =>
  sendFile(`/api/professional/deposits/${encodeURIComponent(handle)}/documents`, metadata, file, onProgress, secrecy(secret))
export const readExplanations = async (): Promise<Explanations['items']> =>
  (await exchange<Explanations>('GET', '/api/professional/explanations')).items

export const explainAccess = (id: string, text: string): Promise<void> => exchange('PUT', `/api/professional/explanations/${id}`, { text })

export const readMyAccesses = (cursor?: string): Promise<Page<OwnEvent>> => exchange('GET', `/api/professional/journal${query({ cursor })}`)
export const readRecent = (): Promise<readonly RecentRecord[]> => items('/api/professional/records')

export const readEmergency = (recordId: string): Promise<EmergencyView> => exchange('GET', `${recordPath(recordId)}/emergency`)
