import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import { exchange } from './http.ts'
import type {
  AccountPage,
  ActivationProof,
  ActivationProved,
  AppOffered,
  CodeRequest,
  ConfirmationWays,
  ContactAsked,
  HiddenCategories,
  PasswordAnswer,
  RecoveryAsked,
  Session,
  ShownText,
} from './types.ts'

// The person's own doors and her account.
type Challenge<Options> = { readonly ticket: string; readonly options: Options }

export const signInByPassword = (identifier: string, password: string): Promise<PasswordAnswer> =>
  exchange('POST', '/api/sign-in/passwords', { identifier, password })
export const sendSignInCode = (ticket: string, channel: 'email' | 'sms'): Promise<void> =>
  exchange('POST', '/api/sign-in/code-messages', { ticket, channel })
export const signInByCode = (ticket: string, code: string, trust: boolean): Promise<Session> =>
  exchange('POST', '/api/sign-in/codes', { ticket, code, trust })

const challenge = (): Promise<Challenge<PublicKeyCredentialRequestOptionsJSON>> => exchange('POST', '/api/sign-in/passkey-challenges')

/** Face, finger or code of the device: the browser asks, and answers. */
const answerChallenge = async (): Promise<{ readonly ticket: string; readonly response: AuthenticationResponseJSON }> => {
  const [{ startAuthentication }, { ticket, options }] = await Promise.all([import('@simplewebauthn/browser'), challenge()])
  return { ticket, response: await startAuthentication({ optionsJSON: options }) }
}
export const signInByPasskey = async (): Promise<Session> => exchange('POST', '/api/sign-in/passkeys', await answerChallenge())

export const askForCode = (request: CodeRequest): Promise<void> => exchange('POST', '/api/sign-in/code-requests', request)
export const recover = (asked: RecoveryAsked): Promise<{ readonly standsAt: string }> => exchange('POST', '/api/sign-in/recoveries', asked)

export const readConfirmationWays = (): Promise<ConfirmationWays> => exchange('GET', '/api/session/confirmations')
export const confirmByPassword = (password: string): Promise<void> =>
  exchange('POST', '/api/session/confirmations', { kind: 'password', password })
export const confirmByPasskey = async (): Promise<void> =>
  exchange('POST', '/api/session/confirmations', { kind: 'passkey', ...(await answerChallenge()) })
export const confirmDemonstration = (): Promise<void> => exchange('POST', '/api/session/confirmations', { kind: 'demonstration' })

export const proveByCode = (proof: ActivationProof): Promise<ActivationProved> => exchange('POST', '/api/activation/proofs', proof)
/** Nothing when she has a password already: she signs in with it. */
export const activate = (
  recordId: string,
  certified: boolean,
  credentials?: { readonly identifier: string; readonly password: string },
): Promise<Session | undefined> =>
  exchange('POST', `/api/records/${encodeURIComponent(recordId)}/activation`, {
    certified,
    ...(credentials === undefined ? {} : { credentials }),
  })

const hiddenPath = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/hidden-categories`
export const readHiddenCategories = (recordId: string): Promise<HiddenCategories> => exchange('GET', hiddenPath(recordId))
export const hideCategories = (recordId: string, categories: HiddenCategories['categories']): Promise<void> =>
  exchange('PUT', hiddenPath(recordId), { categories })

export const readAccount = (): Promise<AccountPage> => exchange('GET', '/api/account')
export const endSession = (sessionId: string): Promise<void> => exchange('DELETE', `/api/account/sessions/${sessionId}`)
export const endOtherSessions = (): Promise<void> => exchange('DELETE', '/api/account/sessions')
export const forgetDevice = (deviceId: string): Promise<void> => exchange('DELETE', `/api/account/devices/${deviceId}`)
export const addPasskey = async (label: string): Promise<void> => {
  const asked = await exchange<Challenge<PublicKeyCredentialCreationOptionsJSON>>('POST', '/api/account/passkey-challenges')
  const { startRegistration } = await import('@simplewebauthn/browser')
  const response: RegistrationResponseJSON = await startRegistration({ optionsJSON: asked.options })
  await exchange('POST', '/api/account/passkeys', { ticket: asked.ticket, response, label })
}
export const removePasskey = (passkeyId: string): Promise<void> => exchange('DELETE', `/api/account/passkeys/${passkeyId}`)
export const changePassword = (password: string): Promise<void> => exchange('PUT', '/api/account/password', { password })
export const offerApp = (): Promise<AppOffered> => exchange('POST', '/api/account/app-offers')
export const addApp = (ticket: string, code: string): Promise<void> => exchange('PUT', '/api/account/app', { ticket, code })
export const removeApp = (): Promise<void> => exchange('DELETE', '/api/account/app')
export const cancelRecovery = (): Promise<void> => exchange('DELETE', '/api/account/recovery')
export const changeContact = (kind: 'email' | 'phone', value: string): Promise<ContactAsked> =>
  exchange('PUT', `/api/account/contacts/${kind}`, { value })
export const confirmContact = (newCode: string, oldCode?: string): Promise<void> =>
  exchange('POST', '/api/account/contact-confirmations', { newCode, ...(oldCode === undefined ? {} : { oldCode }) })

export const readTexts = async (): Promise<readonly ShownText[]> =>
  (await exchange<{ readonly items: readonly ShownText[] }>('GET', '/api/demonstration/texts')).items
export type DemonstrationAccount = { readonly name: string; readonly identifier: string; readonly password: string }
export type DemonstrationIdentity = {
  readonly name: string
  readonly ins: string
  readonly vitaleSerial: string
  readonly birthDate: string
}
type Invented = { readonly accounts: readonly DemonstrationAccount[]; readonly waiting: readonly DemonstrationIdentity[] }
const readInvented = (): Promise<Invented> => exchange('GET', '/api/demonstration/accounts')
export const readDemonstrationAccounts = async (): Promise<readonly DemonstrationAccount[]> => (await readInvented()).accounts
export const readDemonstrationIdentity = async (): Promise<readonly DemonstrationIdentity[]> => (await readInvented()).waiting

type NoticePreference = { readonly event: string; readonly email: boolean; readonly locked: boolean }
export const readNoticePreferences = async (): Promise<readonly NoticePreference[]> =>
  (await exchange<{ readonly items: readonly NoticePreference[] }>('GET', '/api/notices/preferences')).items
export const setNoticePreference = (event: string, email: boolean): Promise<void> =>
  exchange('PUT', `/api/notices/preferences/${encodeURIComponent(event)}`, { email })
