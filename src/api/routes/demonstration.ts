import { z } from 'zod'
import { giveRole, LOOP, placesNow, registerAgent, startSession, type CookieStyle } from '../../accounts/index.ts'
import { type DirectoryEntry, professionalByNationalId, registerEntry, registerOnce } from '../../directory/index.ts'
import { displayName, findPerson, traitsOf } from '../../identity/index.ts'
import type { Exercise, Subject } from '../../kernel/actors.ts'
import type { ActorId } from '../../kernel/ids.ts'
import type { Ins } from '../../kernel/ins.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { professionOf } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type DemonstrationSignIn,
  demonstrationSignInSchema,
  type DirectoryLine,
  directoryLineSchema,
  inventedAccountsSchema,
  nationalIdSchema,
  personasSchema,
  registeredSchema,
  sessionSchema,
  shownTextsSchema,
} from '../contract/index.ts'
import { giveNewSession } from '../bound-sessions.ts'
import { exerciseAt, insFrom, subjectOf } from '../identities.ts'
import { operationFor } from '../operation.ts'
import { NO_EXERCISE, UNKNOWN_PERSONA, UNKNOWN_PROFESSION } from '../refusals.ts'
import { openRoute, type Route } from '../route.ts'
import type { Services } from '../services.ts'
import { sessionPage } from '../views/session-page.ts'

const INSURER: Subject = { kind: 'insurer-feed', id: '00000000-0000-4000-8000-000000000002' as ActorId, name: 'Assurance maladie' }

type SignedIn = { readonly subject: Subject; readonly exercise?: Exercise }

/** Routes that exist in demonstration mode only: nobody proves who she is. */
export const demonstrationRoutes = (services: Services, style: CookieStyle): readonly Route[] =>
  services.mode === 'demonstration' ? routes(style) : []

const routes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'GET',
    path: '/api/demonstration/personas',
    tag: 'demonstration',
    summary: 'The fictitious people one may sign in as',
    answer: personasSchema,
    handle: async ({ services }) => ({ personas: services.demonstration?.personas() ?? [] }),
  }),
  openRoute({
    method: 'POST',
    path: '/api/demonstration/sessions',
    tag: 'demonstration',
    summary: 'Signs in as somebody, without any proof',
    body: demonstrationSignInSchema,
    answer: sessionSchema,
    status: 201,
    handle: async ({ body, services, request, reply }) => {
      const op = operationFor(services, LOOP, request.id)
      const { db, keyring, draw, instant } = op
      const session = await startSession(
        { db, keyring, draw, instant, mode: services.mode },
        { ...(await whoIs(op, services, body)), means: 'demonstration' },
      )
      giveNewSession({ services, request, reply }, style, session)
      return sessionPage({ ...op, caller: session.authentication }, services.mode)
    },
  }),
  openRoute({
    method: 'GET',
    path: '/api/demonstration/accounts',
    tag: 'demonstration',
    summary: 'Invented people with real means of sign-in, and who waits to activate her record',
    answer: inventedAccountsSchema,
    handle: async ({ services }) => (await services.signIn.invented?.()) ?? { accounts: [], waiting: [] },
  }),
  openRoute({
    method: 'GET',
    path: '/api/demonstration/texts',
    tag: 'demonstration',
    summary: 'The telephone of the demonstration: text messages that went nowhere',
    answer: shownTextsSchema,
    handle: async ({ services }) => ({ items: (services.signIn.phone?.shown() ?? []).map(text => ({ ...text, at: toIso(text.at) })) }),
  }),
  openRoute({
    method: 'PUT',
    path: '/api/demonstration/directory/:nationalId',
    tag: 'demonstration',
    summary: 'Registers a line of the national directory',
    params: z.strictObject({ nationalId: nationalIdSchema }),
    body: directoryLineSchema,
    answer: registeredSchema,
    handle: async ({ params: { nationalId }, body, services }) => {
      const known = await professionalByNationalId(services.db, nationalId)
      const entry = await entryOf(services, known?.id ?? (services.draw.uuid() as ActorId), nationalId, body)
      await registerEntry(services.db, entry)
      return { actorId: entry.id }
    },
  }),
]

const whoIs = async (op: Operation, services: Services, asked: DemonstrationSignIn): Promise<SignedIn> => {
  if ('insurer' in asked) return { subject: INSURER }
  if ('ins' in asked) return person(op, insFrom(services, asked))
  if ('nationalId' in asked) return professional(op, asked.nationalId, asked.structure)
  const persona = services.demonstration?.identityOf(asked.personaId)
  if (persona === undefined) return refuse(UNKNOWN_PERSONA)
  if (persona.kind === 'person') return person(op, persona.ins)
  const signedIn = await professional(op, persona.nationalId, persona.structure)
  if (persona.role !== undefined) await giveRole(op.db, signedIn.subject.id, persona.role)
  return signedIn
}

const person = async (op: Operation, ins: Ins): Promise<SignedIn> => {
  const found = await findPerson(op, ins)
  const traits = found === undefined ? undefined : await traitsOf(op, found.personId)
  if (found === undefined || traits === undefined) return refuse(UNKNOWN_PERSONA)
  return { subject: { kind: 'person', id: found.personId, name: displayName(traits) } }
}

const professional = async (op: Operation, nationalId: string, structure: string | undefined): Promise<SignedIn> => {
  const entry = await professionalByNationalId(op.db, nationalId)
  if (entry === undefined) return refuse(UNKNOWN_PERSONA)
  if (entry.kind === 'agent') await registerAgent(op.db, op, entry.id, entry.name)
  const exercise = exerciseAt(await placesNow(op.db, entry, op.instant), structure)
  if (exercise === undefined && entry.kind !== 'agent' && entry.kind !== 'insurer-feed') return refuse(NO_EXERCISE)
  return { subject: subjectOf(entry), ...(exercise === undefined ? {} : { exercise }) }
}

/** A profession that no terminology knows has no rights anywhere: it is not registered. */
const checkProfession = ({ kind, exercises }: DirectoryLine): void => {
  if (kind === 'professional' && exercises.some(({ profession }) => professionOf(profession) === undefined)) refuse(UNKNOWN_PROFESSION)
}

const entryOf = async (services: Services, id: ActorId, nationalId: string, line: DirectoryLine): Promise<DirectoryEntry> => {
  checkProfession(line)
  const { kind, family, given = '', city, email } = line
  const exercises = await Promise.all(
    line.exercises.map(
      async (exercise): Promise<Exercise> => ({
        profession: exercise.profession,
        ...(exercise.specialty === undefined ? {} : { specialty: exercise.specialty }),
        structureId: await structureId(services, exercise.structureNationalId, exercise.structureName),
        structureNationalId: exercise.structureNationalId,
        structureName: exercise.structureName,
        occupational: exercise.occupational ?? false,
        regulation: exercise.regulation ?? false,
      }),
    ),
  )
  const name = `${given} ${family}`.trim()
  const places = exercises.length === 0 && (kind === 'structure' || kind === 'laboratory') ? [itself(id, nationalId, name)] : exercises
  return {
    id,
    kind,
    nationalId,
    name,
    family,
    given,
    exercises: places,
    ...(city === undefined ? {} : { city }),
    ...(email === undefined ? {} : { email }),
  }
}

/** A structure works in itself, and has no profession. */
const itself = (id: ActorId, nationalId: string, name: string): Exercise => ({
  profession: '',
  structureId: id,
  structureNationalId: nationalId,
  structureName: name,
  occupational: false,
  regulation: false,
})

const structureId = async (services: Services, nationalId: string, name: string): Promise<ActorId> => {
  const known = await professionalByNationalId(services.db, nationalId)
  if (known !== undefined) return known.id
  const id = services.draw.uuid() as ActorId
  return registerOnce(services.db, {
    id,
    kind: 'structure',
    nationalId,
    name,
    family: name,
    given: '',
    exercises: [itself(id, nationalId, name)],
  })
}
