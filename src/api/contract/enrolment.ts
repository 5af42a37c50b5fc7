import { z } from 'zod'
import { insText, oidText } from './session.ts'
import { categorySchema, idSchema, instantSchema } from './shared.ts'

/** Where people answer: printed on letters, said on pages. */
export const placesToAnswerSchema = z.object({ phone: z.string(), postalAddress: z.string() }).meta({ id: 'PlacesToAnswer' })
export type PlacesToAnswer = z.infer<typeof placesToAnswerSchema>

/** What is typed by who refuses without signing in. No code: number, card, and a birth date, hers or her child’s. */
export const refusalFormSchema = z.strictObject({
  ins: insText,
  oid: oidText.exactOptional(),
  vitaleSerial: z.string().min(1).max(40),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  choice: z.enum(['oppose', 'withdraw']),
})
export type RefusalForm = z.infer<typeof refusalFormSchema>

/** The same for everybody and for nobody. `receipt`: a PDF in base64, so that no address names it. */
export const refusalFiledSchema = z.object({ reference: z.string(), at: instantSchema, receipt: z.base64() }).meta({ id: 'RefusalFiled' })
export type RefusalFiled = z.infer<typeof refusalFiledSchema>

export const choiceMadeSchema = z
  .object({ choice: z.enum(['opposed', 'withdrawn']), at: instantSchema, reference: z.string() })
  .meta({ id: 'ChoiceMade' })
export type ChoiceMade = z.infer<typeof choiceMadeSchema>

/** What comes before a record. `opened`: there is one, and it is closed, not refused. */
export const enrolmentSchema = z
  .object({
    state: z.enum(['known', 'announced', 'opposed', 'opened']),
    opensAt: instantSchema.exactOptional(),
    choice: choiceMadeSchema.exactOptional(),
  })
  .meta({ id: 'Enrolment' })
export type Enrolment = z.infer<typeof enrolmentSchema>

/** What each profession may see of a record it has an accord for, by families of documents (the matrix in force). */
export const professionRightsSchema = z
  .object({ profession: z.string(), sees: z.array(categorySchema), seesSome: z.array(categorySchema) })
  .meta({ id: 'ProfessionRights' })
export type ProfessionRights = z.infer<typeof professionRightsSchema>
export const rightsByProfessionSchema = z.object({ illustrative: z.boolean(), items: z.array(professionRightsSchema) })
export type RightsByProfession = z.infer<typeof rightsByProfessionSchema>

/** What a demonstration « sent »: everybody in it is invented. */
export const shownPostSchema = z
  .object({
    mails: z.array(z.object({ id: idSchema, at: instantSchema, to: z.string(), subject: z.string(), text: z.string() })),
    letters: z.array(z.object({ id: idSchema, at: instantSchema, to: z.string(), subject: z.string() })),
    /** To try refusing with. */
    cards: z.array(z.object({ name: z.string(), ins: z.string(), vitaleSerial: z.string(), birthDate: z.string() })),
  })
  .meta({ id: 'ShownPost' })
export type ShownPost = z.infer<typeof shownPostSchema>
