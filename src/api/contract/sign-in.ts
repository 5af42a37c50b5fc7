import { z } from 'zod'
import { insText, oidText, sessionSchema } from './session.ts'
import { idSchema, instantSchema } from './shared.ts'

/** What is typed at the door. Any text: what is wrong with it is never told apart from its being nobody's. */
const typed = z.string().max(256)
const ticketSchema = z.string().min(1).max(2_048)

export const channelSchema = z.enum(['app', 'email', 'sms'])
export const offeredChannelSchema = z.object({ channel: channelSchema, hint: z.string().exactOptional() }).meta({ id: 'OfferedChannel' })
export type OfferedChannel = z.infer<typeof offeredChannelSchema>

export const passwordTypedSchema = z.strictObject({ identifier: typed, password: z.string().max(1_024) })
export const passwordAnswerSchema = z
  .union([
    z.object({ step: z.literal('signed-in'), session: sessionSchema }),
    z.object({ step: z.literal('code'), ticket: z.string(), channels: z.array(offeredChannelSchema) }),
  ])
  .meta({ id: 'PasswordAnswer' })
export type PasswordAnswer = z.infer<typeof passwordAnswerSchema>

export const codeMessageSchema = z.strictObject({ ticket: ticketSchema, channel: z.enum(['email', 'sms']) })
export const codeTypedSchema = z.strictObject({ ticket: ticketSchema, code: z.string().max(16), trust: z.boolean() })

const base64url = z
  .string()
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]*$/)
const extensionResults = z.looseObject({})
const attachment = z.enum(['cross-platform', 'platform'])

/** AuthenticationResponseJSON (WebAuthn Level 3). */
export const passkeyAssertionSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.exactOptional(),
  }),
  authenticatorAttachment: attachment.exactOptional(),
  clientExtensionResults: extensionResults,
})

/** RegistrationResponseJSON (WebAuthn Level 3). */
export const passkeyMadeSchema = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.exactOptional(),
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).exactOptional(),
    publicKeyAlgorithm: z.int().exactOptional(),
    publicKey: base64url.exactOptional(),
  }),
  authenticatorAttachment: attachment.exactOptional(),
  clientExtensionResults: extensionResults,
})

/** `options` go to the browser as they are. */
export const passkeyChallengeSchema = z.object({ ticket: z.string(), options: z.looseObject({}) }).meta({ id: 'PasskeyChallenge' })
export type PasskeyChallenge = z.infer<typeof passkeyChallengeSchema>
export const passkeyAnswerSchema = z.strictObject({ ticket: ticketSchema, response: passkeyAssertionSchema })
export const passkeyAddedSchema = z.strictObject({ ticket: ticketSchema, response: passkeyMadeSchema, label: z.string().min(1).max(60) })

export const confirmationSchema = z.union([
  z.strictObject({ kind: z.literal('passkey'), ticket: ticketSchema, response: passkeyAssertionSchema }),
  z.strictObject({ kind: z.literal('password'), password: z.string().max(1_024) }),
  z.strictObject({ kind: z.literal('demonstration') }),
])
/** How she may prove again that it is her. */
export const confirmationWaysSchema = z.object({ ways: z.array(z.enum(['passkey', 'password', 'demonstration'])) })
export type ConfirmationWays = z.infer<typeof confirmationWaysSchema>

const identity = {
  ins: insText,
  oid: oidText.exactOptional(),
  vitaleSerial: z.string().min(1).max(32),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
}
export const codeRequestSchema = z.strictObject({
  ...identity,
  asked: z.enum(['activation-code', 'identifier', 'recovery-code']),
  channel: z.enum(['email', 'sms', 'post']),
})
export type CodeRequest = z.infer<typeof codeRequestSchema>

export const activationProofSchema = z.strictObject({ ...identity, code: z.string().min(1).max(40), chosen: idSchema.exactOptional() })
export type ActivationProof = z.infer<typeof activationProofSchema>
export const activationProvedSchema = z
  .union([
    z.object({ step: z.literal('choose'), among: z.array(z.object({ personId: idSchema, firstName: z.string() })) }),
    z.object({
      step: z.literal('proved'),
      recordId: idSchema,
      firstName: z.string(),
      forSomebodyElse: z.boolean(),
      /** She has an identifier and a password already. */
      hasAccount: z.boolean(),
    }),
  ])
  .meta({ id: 'ActivationProved' })
export type ActivationProved = z.infer<typeof activationProvedSchema>

export const activationSchema = z.strictObject({
  credentials: z.strictObject({ identifier: typed, password: z.string().max(1_024) }).exactOptional(),
  /** « Je certifie être son parent ou son tuteur. » */
  certified: z.boolean(),
})

export const recoverySchema = z.strictObject({
  ...identity,
  code: z.string().min(1).max(40),
  lost: z.enum(['password', 'phone']),
  password: z.string().max(1_024),
})
export type RecoveryAsked = z.infer<typeof recoverySchema>
export const recoveryStandsSchema = z.object({ standsAt: instantSchema })

export const shownTextsSchema = z.object({
  items: z.array(z.object({ id: idSchema, at: instantSchema, to: z.string(), text: z.string() })),
})
export type ShownText = z.infer<typeof shownTextsSchema>['items'][number]

/** Printed on the pages of a demonstration: nobody real has them. */
export const inventedAccountsSchema = z.object({
  accounts: z.array(z.object({ name: z.string(), identifier: z.string(), password: z.string() })),
  waiting: z.array(z.object({ name: z.string(), ins: z.string(), vitaleSerial: z.string(), birthDate: z.string() })),
})
export type InventedAccounts = z.infer<typeof inventedAccountsSchema>
