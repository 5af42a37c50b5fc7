import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

const base64url = z
  .string()
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]*$/)
const attachment = z.enum(['cross-platform', 'platform'])
const extensions = z.looseObject({})

/** What a browser answers with a key (WebAuthn L3, `toJSON`). */
export const keyAnswerSchema = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment.exactOptional(),
  clientExtensionResults: extensions,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.exactOptional(),
  }),
})
export const madeKeySchema = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment.exactOptional(),
  clientExtensionResults: extensions,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.exactOptional(),
    transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).exactOptional(),
    publicKeyAlgorithm: z.int().exactOptional(),
    publicKey: base64url.exactOptional(),
  }),
})

/** `options` are for the browser, as they are; the sealed `ticket` comes back with its answer. */
export const keyAskedSchema = z.object({ options: z.looseObject({ challenge: z.string() }), ticket: z.string() })
export type KeyAsked = z.infer<typeof keyAskedSchema>

const ticket = z.string().min(1).max(2_048)
const invitation = z.string().min(12).max(32)
export const agentSignInSchema = z.strictObject({ ticket, response: keyAnswerSchema })
export const agentInvitationSchema = z.strictObject({ code: invitation })
export const agentKeySchema = z.strictObject({ code: invitation, ticket, response: madeKeySchema })

/** What two agents do together; `subject` is the random number of what it is about. */
export const ACTS_OF_TWO = [
  'create-agent',
  'change-contacts',
  'reissue-code',
  'close-record',
  'merge-records',
  'hand-over',
  'record-death',
  'suspend-record',
  'name-protector',
  'end-authority',
  'protect-place',
  'name-dpo',
  'reveal-identity',
] as const
export const askedActSchema = z.strictObject({ kind: z.enum(ACTS_OF_TWO), subject: idSchema })
export const actOfTwoSchema = z
  .object({
    actId: idSchema,
    kind: z.enum(ACTS_OF_TWO),
    subject: idSchema,
    askedByName: z.string(),
    isMine: z.boolean(),
    askedAt: instantSchema,
    expiresAt: instantSchema,
    answer: z.enum(['waiting', 'approved', 'refused']),
  })
  .meta({ id: 'ActOfTwo' })
export type ActOfTwo = z.infer<typeof actOfTwoSchema>
export const actsOfTwoSchema = z.object({ items: z.array(actOfTwoSchema) })
export const actIdSchema = z.object({ actId: idSchema })
export const actAnswerSchema = z.strictObject({ approve: z.boolean() })

export const newAgentSchema = z.strictObject({ agentId: idSchema, name: z.string().min(1).max(100) })
/** Shown once, handed over in person. */
export const invitedAgentSchema = z.object({ code: z.string() })
