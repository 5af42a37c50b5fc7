import type * as contract from '../../src/api/contract/index.ts'
import { exchange, fetchBytes } from './http.ts'

// What agents do at the desk: every call of their screens.
export type { DeskChoice, DeskNamed, DeskPage, DeskPiece, DeskRequest, DeskRequestLine, DeskState } from '../../src/api/contract/index.ts'

const person = (personId: string): string => `/api/desk/persons/${encodeURIComponent(personId)}`
const request = (requestId: string): string => `/api/desk/requests/${encodeURIComponent(requestId)}`
const merge = (mergeId: string): string => `/api/desk/merges/${encodeURIComponent(mergeId)}`

type Items<T> = { readonly items: readonly T[] }

export const findAtDesk = async (sought: contract.DeskSought): Promise<readonly contract.DeskNamed[]> =>
  (await exchange<Items<contract.DeskNamed>>('POST', '/api/desk/search', sought)).items
export const readDeskPage = (personId: string): Promise<contract.DeskPage> => exchange('GET', person(personId))
export const checkIdentity = (
  personId: string,
  check: { readonly pieces: readonly contract.DeskPiece[]; readonly photoAgrees: boolean; readonly doubt: boolean },
): Promise<Pick<contract.DeskPage, 'check'>> => exchange('POST', `${person(personId)}/identity`, check)
export const sendDeskCode = (personId: string, way: 'email' | 'sms' | 'post' | 'print'): Promise<contract.DeskCodeSent> =>
  exchange('POST', `${person(personId)}/codes`, { way })
export const makeChoice = (
  personId: string,
  choice: contract.DeskChoice,
  channel: 'desk' | 'phone' | 'post',
  erase: boolean,
): Promise<contract.DeskDone> => exchange('POST', `${person(personId)}/choices`, { choice, channel, erase })
export const askContact = (personId: string, contact: contract.DeskContact): Promise<contract.DeskContactAsked> =>
  exchange('POST', `${person(personId)}/contacts`, contact)
export const cancelContact = (personId: string, changeId: string): Promise<contract.DeskDone> =>
  exchange('DELETE', `${person(personId)}/contacts/${encodeURIComponent(changeId)}`)
export const nameRepresentatives = (personId: string): Promise<contract.DeskDone> => exchange('POST', `${person(personId)}/representatives`)
export const nameProtector = (personId: string, protector: contract.DeskProtector): Promise<contract.DeskDone> =>
  exchange('POST', `${person(personId)}/protectors`, protector)
export const yearlyLetter = (personId: string, wanted: boolean): Promise<contract.DeskDone> =>
  exchange('PUT', `${person(personId)}/yearly-letter`, { wanted })
export const protectPlace = (personId: string, asked: contract.DeskProtection): Promise<contract.DeskDone> =>
  exchange('POST', `/api/desk/persons/${encodeURIComponent(personId)}/protected-places`, asked)
export const endProtections = (personId: string, ending: contract.DeskProtectionEnd): Promise<contract.DeskDone> =>
  exchange('POST', `/api/desk/persons/${encodeURIComponent(personId)}/protected-places/end`, ending)
export const endAuthority = (personId: string, delegateId: string, ending: contract.DeskEnding): Promise<contract.DeskDone> =>
  exchange('POST', `${person(personId)}/authorities/${encodeURIComponent(delegateId)}/end`, ending)
export const suspend = (personId: string, motive: 'fraud' | 'malfunction'): Promise<contract.DeskDone> =>
  exchange('POST', `${person(personId)}/suspension`, { motive })
export const resume = (personId: string): Promise<contract.DeskDone> => exchange('DELETE', `${person(personId)}/suspension`)
export const recordDeath = (personId: string): Promise<contract.DeskDone> => exchange('POST', `${person(personId)}/death`)
export const askForHeirs = (personId: string, asked: contract.DeskHeirs): Promise<contract.DeskDone> =>
  exchange('POST', `${person(personId)}/heirs`, asked)
export const decideHeirs = (personId: string, requestId: string, accept: boolean): Promise<contract.DeskDone> =>
  exchange('POST', `${person(personId)}/heirs/${encodeURIComponent(requestId)}`, { accept })
export const askHolderCopy = (personId: string, checked: string): Promise<contract.DeskDone> =>
  exchange('POST', `${person(personId)}/copies`, { checked })
export const deliver = (personId: string, requestId: string, delivery: contract.DeskDelivery): Promise<contract.DeskDelivered> =>
  exchange('POST', `${person(personId)}/heirs/${encodeURIComponent(requestId)}/delivery`, delivery)
export const receiptAddress = (personId: string, actId: string): string => `${person(personId)}/acts/${encodeURIComponent(actId)}/receipt`
export const readReceipt = (personId: string, actId: string): Promise<Blob> => fetchBytes(receiptAddress(personId, actId))

export const readDeskRequests = async (): Promise<readonly contract.DeskRequestLine[]> =>
  (await exchange<Items<contract.DeskRequestLine>>('GET', '/api/desk/requests')).items
export const readDeskRequest = (requestId: string): Promise<contract.DeskRequest> => exchange('GET', request(requestId))
export const openDeskRequest = (
  personId: string,
  subject: contract.DeskRequestSubject,
  words: string,
): Promise<{ readonly requestId: string; readonly actId: string }> => exchange('POST', '/api/desk/requests', { personId, subject, words })
export const addDeskStep = (requestId: string, kind: contract.DeskStepKind, text: string): Promise<void> =>
  exchange('POST', `${request(requestId)}/steps`, { kind, text })

export const letterCameBack = (letterId: string): Promise<void> => exchange('POST', '/api/desk/returned-letters', { letterId })
export const askMerge = (keptId: string, secondId: string): Promise<{ readonly mergeId: string }> =>
  exchange('POST', '/api/desk/merges', { keptId, secondId })
export const doMerge = (mergeId: string): Promise<void> => exchange('POST', merge(mergeId))
export const undoMerge = (mergeId: string): Promise<void> => exchange('DELETE', merge(mergeId))

/** Asks a colleague to stand beside: she answers on her own page. */
export const askColleague = (kind: string, subject: string): Promise<{ readonly actId: string }> =>
  exchange('POST', '/api/agents/acts', { kind, subject })
