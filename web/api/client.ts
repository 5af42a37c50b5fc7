import * as fixture from '../fixtures/server.ts'
import type {
  AccessPage, Deposited, DepositMetadata, DirectoryEntry, DocumentDetail, DocumentSummary, DocumentType, EmergencyChoices, EmergencyGround,
  EmergencyView, Found, HideAllResult, JournalEvent, JournalPage, Opened, OwnEvent, Page, Persona, PersonTraits, RecentRecord, Scope, Session,
  VisibilityChange,
} from './types.ts'

// Every call of the screens to the server, and the only file that knows how it is made.

export const readPersonas = (): Promise<readonly Persona[]> => fixture.readPersonas()
export const signInAs = (personaId: string): Promise<Session> => fixture.signInAs(personaId)
export const readSession = (): Promise<Session> => fixture.readSession()
export const signOut = (): Promise<void> => fixture.signOut()

export const listDocuments = (recordId: string, cursor?: string): Promise<Page<DocumentSummary>> => fixture.listDocuments(recordId, cursor)
export const readDocument = (recordId: string, id: string): Promise<DocumentDetail> => fixture.readDocument(recordId, id)
export const readDocumentHtml = (recordId: string, id: string): Promise<{ readonly html: string }> => fixture.readDocumentHtml(recordId, id)
export const readContent = (recordId: string, id: string, partId?: string): Promise<Blob> => fixture.readContent(recordId, id, partId)
export const contentUrl = (recordId: string, id: string, partId?: string): string => fixture.contentUrl(recordId, id, partId)
export const depositDocument = (
  recordId: string, metadata: DepositMetadata, file: File, onProgress: (share: number) => void,
): Promise<Deposited> => fixture.depositDocument(recordId, metadata, file, onProgress)
export const setVisibility = (recordId: string, id: string, change: VisibilityChange): Promise<DocumentDetail> =>
  fixture.setVisibility(recordId, id, change)
export const revealDocument = (recordId: string, id: string, to: 'holder' | 'representatives'): Promise<DocumentDetail> =>
  fixture.revealDocument(recordId, id, to)
export const deleteDocument = (recordId: string, id: string): Promise<void> => fixture.deleteDocument(recordId, id)
export const readDocumentTypes = (): Promise<readonly DocumentType[]> => fixture.readDocumentTypes()

export const readAccess = (recordId: string): Promise<AccessPage> => fixture.readAccess(recordId)
export const setHideAll = (recordId: string, active: boolean): Promise<HideAllResult> => fixture.setHideAll(recordId, active)
export const setEmergency = (recordId: string, choices: EmergencyChoices): Promise<AccessPage> => fixture.setEmergency(recordId, choices)
export const setAccessRule = (
  recordId: string, actorId: string, rule: { readonly until: string; readonly scope: Scope },
): Promise<AccessPage> => fixture.setAccessRule(recordId, actorId, rule)
export const endAccess = (recordId: string, actorId: string): Promise<AccessPage> => fixture.endAccess(recordId, actorId)
export const blockProfessional = (recordId: string, actorId: string, evenInEmergency: boolean): Promise<AccessPage> =>
  fixture.blockProfessional(recordId, actorId, evenInEmergency)
export const unblockProfessional = (recordId: string, actorId: string): Promise<AccessPage> => fixture.unblockProfessional(recordId, actorId)
export const findProfessionals = (words: string): Promise<readonly DirectoryEntry[]> => fixture.findProfessionals(words)

export const readJournal = (recordId: string, days: number | undefined, cursor?: string): Promise<JournalPage> =>
  fixture.readJournal(recordId, days, cursor)
export const answerEvent = (recordId: string, eventId: string, recognised: boolean): Promise<JournalEvent> =>
  fixture.answerEvent(recordId, eventId, recognised)
/** The proof as the server signs it: passed to the verifier and downloaded without being read here. */
export const readProof = (recordId: string): Promise<unknown> => fixture.readProof(recordId)

export const findPerson = (query: { readonly ins: string } | { readonly code: string }): Promise<Found> => fixture.findPerson(query)
export const openRecord = (handle: string, basis: 'declared-agreement' | 'care-team'): Promise<Opened> => fixture.openRecord(handle, basis)
export const breakGlass = (
  handle: string, ground: EmergencyGround, motive: string,
): Promise<Opened> => fixture.breakGlass(handle, ground, motive)
export const regulate = (handle: string, mission?: string): Promise<Opened> => fixture.regulate(handle, mission)
export const readPerson = (recordId: string): Promise<PersonTraits> => fixture.readPerson(recordId)
export const depositBlind = (
  handle: string, metadata: DepositMetadata, file: File, onProgress: (share: number) => void,
): Promise<{ readonly receipt: string }> => fixture.depositBlind(handle, metadata, file, onProgress)
export const readMyAccesses = (cursor?: string): Promise<Page<OwnEvent>> => fixture.readMyAccesses(cursor)
export const readRecent = (): Promise<readonly RecentRecord[]> => fixture.readRecent()

export const readEmergency = (recordId: string): Promise<EmergencyView> => fixture.readEmergency(recordId)
