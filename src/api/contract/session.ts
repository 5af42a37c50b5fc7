import { z } from 'zod'
import { noticeEventSchema } from './notices.ts'
import { actingUnderSchema, idSchema, instantSchema } from './shared.ts'
import { NOTICE_TEMPLATES } from '../../kernel/notice.ts'

export const personaSchema = z
  .object({
    id: z.string(),
    group: z.enum(['patient', 'professional', 'emergency', 'desk']),
    name: z.string(),
    age: z.int().exactOptional(),
    role: z.string(),
    story: z.string(),
    storyEn: z.string().exactOptional(),
  })
  .meta({ id: 'Persona' })
export type Persona = z.infer<typeof personaSchema>

export const personasSchema = z.object({ personas: z.array(personaSchema) })

/** A record its bearer may act on: her own first. `rights` are the helper's, or all three. */
export const profileSchema = z
  .object({
    recordId: idSchema,
    firstName: z.string(),
    lastName: z.string(),
    birthDate: z.string(),
    sex: z.enum(['F', 'M']).exactOptional(),
    relation: z.enum(['self', 'child', 'represented', 'helped']),
    rights: z.array(z.enum(['read', 'add', 'write'])),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof profileSchema>

/** An address of bytes that the browser itself will ask for: path and query, as they travel. */
export const downloadSchema = z.strictObject({ path: z.string().regex(/^\/api\/[\w\-./?=,%&]{1,2000}$/) })

export const sessionSchema = z
  .object({
    kind: z.enum(['person', 'professional', 'agent']),
    mode: z.enum(['demonstration', 'production']),
    actorId: idSchema,
    name: z.string(),
    /** Of an agent: she protects the data, and answers people about them. */
    isDpo: z.boolean().exactOptional(),
    exercise: z
      .object({
        professionLabel: z.string(),
        specialtyLabel: z.string().exactOptional(),
        structureName: z.string(),
        town: z.string().exactOptional(),
        emergency: z.boolean(),
        /** Works in a regulation centre: « Appel au 15 » is open to her. */
        regulation: z.boolean(),
        /** Identifies and deposits for others: no record is ever read by her profession (PDT-INF-526). */
        readsNothing: z.boolean().exactOptional(),
        /** She may say that she works elsewhere without signing in again. */
        hasOtherPlaces: z.boolean().exactOptional(),
        under: actingUnderSchema.exactOptional(),
      })
      .exactOptional(),
    profiles: z.array(profileSchema),
    /** When the session ends whatever is done; it ends sooner after thirty minutes without a request. */
    expiresAt: instantSchema,
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof sessionSchema>

/** Thirteen characters and a key of two; what is wrong with another text is said by its own refusal. */
const insText = z.string().min(1).max(32)
const oidText = z.string().regex(/^[0-9.]{5,64}$/)
export const nationalIdSchema = z.string().regex(/^[0-9A-Za-z/.-]{1,64}$/)

/** Whom a simulated sign-in is for (demonstration mode only). */
export const demonstrationSignInSchema = z.union([
  z.strictObject({ personaId: z.string().min(1).max(64) }),
  z.strictObject({ nationalId: nationalIdSchema, structure: nationalIdSchema.exactOptional() }),
  z.strictObject({ ins: insText, oid: oidText.exactOptional() }),
  z.strictObject({ insurer: z.literal(true) }),
])
export type DemonstrationSignIn = z.infer<typeof demonstrationSignInSchema>

/** A line of the national directory, as its feed would bring it (demonstration mode only). */
export const directoryLineSchema = z.strictObject({
  kind: z.enum(['professional', 'secretary', 'structure', 'laboratory', 'agent']),
  family: z.string().min(1).max(128),
  given: z.string().max(128).exactOptional(),
  city: z.string().max(128).exactOptional(),
  email: z.string().max(254).exactOptional(),
  exercises: z
    .array(
      z.strictObject({
        profession: z.string().regex(/^[0-9A-Za-z]{1,8}$/),
        specialty: z
          .string()
          .regex(/^[0-9A-Za-z]{1,16}$/)
          .exactOptional(),
        structureNationalId: nationalIdSchema,
        structureName: z.string().min(1).max(200),
        occupational: z.boolean().exactOptional(),
        regulation: z.boolean().exactOptional(),
      }),
    )
    .max(20),
})
export type DirectoryLine = z.infer<typeof directoryLineSchema>
export const registeredSchema = z.object({ actorId: idSchema })

/** Strict traits, as the INS teleservice gives them (RNIV). Birth date with `00` for an unknown month or day. */
export const traitsSchema = z.strictObject({
  ins: insText,
  oid: oidText.exactOptional(),
  birthName: z.string().min(1).max(100),
  birthFirstNames: z.array(z.string().min(1).max(100)).min(1).max(20),
  usedName: z.string().min(1).max(100).exactOptional(),
  usedFirstName: z.string().min(1).max(100).exactOptional(),
  sex: z.enum(['F', 'M', 'U']),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  birthPlaceInsee: z
    .string()
    .regex(/^[0-9AB]{5}$/)
    .exactOptional(),
})
export const openingSchema = z.strictObject({
  traits: traitsSchema,
  /** National identifier of the attending doctor: a fact the insurer knows, refused from anybody else. */
  attendingDoctor: nationalIdSchema.exactOptional(),
})
/** On demand, at a professional’s or a pharmacy: she said yes, after she was told what it is. */
export const onDemandSchema = z.strictObject({
  traits: traitsSchema,
  consent: z.literal(true),
  /** Of a minor: her representative says yes, and this is how she was associated with it (domain.md §1.1). Kept in the trace. */
  association: z.enum(['explained', 'asked', 'too-young']).exactOptional(),
})
export type OnDemand = z.infer<typeof onDemandSchema>
/** A code to hand over, and the paper that says what it is for (PDF in base64). The same answer whether the record was there or not. */
export const onDemandOpenedSchema = z.object({ recordId: idSchema, code: z.string(), paper: z.base64() }).meta({ id: 'OnDemandOpened' })
export type OnDemandOpened = z.infer<typeof onDemandOpenedSchema>

/** The same answer whether the record was there or not. */
export const openedRecordSchema = z.object({ recordId: idSchema })
export type OpenedRecord = z.infer<typeof openedRecordSchema>

/** Something the bearer is told, in fixed words that name no care. */
export const noticeSchema = z
  .object({
    id: idSchema,
    at: instantSchema,
    template: z.enum(NOTICE_TEMPLATES),
    event: noticeEventSchema,
    text: z.string(),
    textEn: z.string(),
    recordId: idSchema.exactOptional(),
    read: z.boolean(),
    /** She asked not to be told of such things in the page: it is kept, and not counted. */
    counted: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof noticeSchema>
/** `unread`: of all, up to a hundred. `next`: asks for what came before; absent: there is none. */
export const noticesSchema = z.object({ items: z.array(noticeSchema), unread: z.int(), next: idSchema.exactOptional() })
export type Notices = z.infer<typeof noticesSchema>

export { insText, oidText }
