import { acceptInvitation, endAuthority, inviteHelper, readOwn, refuseInvitation } from '../../delegations/index.ts'
import { after, DAY, HOUR, type Instant } from '../../kernel/instant.ts'
import { printProof } from '../../platform/print/index.ts'
import { asPerson, depositHeld, DOCTOR, listedTo, type Pages, signedIn } from './by-pages.ts'
import { together } from './endings.ts'
import { ageOn } from './people.ts'
import { insOf, type Known, type Run } from './run.ts'
import { leak } from './probe.ts'

const asDoctor = (run: Run): Promise<Pages> => signedIn(run, DOCTOR)

const MONTH = 32 * DAY

/** R.1111-53: filed unseen; told after a fortnight, seen after a month, or at once when the consultation has taken place. */
export const fileUnseen = async (run: Run, known: Known): Promise<void> => {
  if (known.state !== 'active' || known.quietUntil > run.world.now()) return
  const { agenda, chance, world } = run
  const pdf = await printProof({
    title: 'Compte rendu',
    reference: String(run.figures.acts),
    at: world.now(),
    paragraphs: ['Document inventé.'],
    facts: [],
  })
  const documentId = await depositHeld(run, await asDoctor(run), known, pdf)
  known.quietUntil = after(world.now(), MONTH)
  known.awaits = true
  run.note(known, 'deposited-unannounced', 'R.1111-53', { item: 'd' })
  agenda.add(after(world.now(), 27 * DAY), () => mustNotSee(run, known, documentId))
  agenda.add(after(world.now(), MONTH), () => mustSee(run, known, documentId))
  if (chance.happens(0.3)) agenda.add(after(world.now(), chance.between(24, 26 * 24) * HOUR), () => announceIt(run, known, documentId))
}

const announced = new Set<string>()

const announceIt = async (run: Run, known: Known, documentId: string): Promise<void> => {
  if (known.state !== 'active') return
  announced.add(documentId)
  known.awaits = false
  const path = `/api/records/${known.recordId}/documents/${documentId}/announcement`
  await (await asDoctor(run)).ask({ method: 'POST', path })
  run.note(known, 'announced', 'R.1111-53', { item: 'd' })
}

const mustNotSee = async (run: Run, known: Known, documentId: string): Promise<void> => {
  if (known.state !== 'active' || announced.has(documentId)) return
  if ((await listedTo(await asPerson(run, known), known))?.includes(documentId) === true)
    leak(run, known, 'a document seen before its announcement')
}

const mustSee = async (run: Run, known: Known, documentId: string): Promise<void> => {
  if (known.state !== 'active') return
  if ((await listedTo(await asPerson(run, known), known))?.includes(documentId) !== true)
    leak(run, known, 'a document hidden after its month')
}

/** An adult asks somebody of the country to help; most answer, some let the month go by. */
export const askForHelp = async (run: Run, known: Known, helper: Known): Promise<void> => {
  const { world, chance, agenda } = run
  const isFit = (one: Known): boolean => one.state === 'active' && ageOn(one.citizen, world.now()) >= 18
  if (known === helper || !isFit(known) || !isFit(helper) || known.quietUntil > world.now()) return
  run.figures.acts += 1
  const { birthName, firstName, birthDate } = helper.citizen
  const invited = { ins: insOf(helper.citizen), firstName, lastName: birthName, birthDate }
  const id = await inviteHelper(await run.asHer(known), world.services.outbox, known.recordId, {
    ...invited,
    rights: ['read'],
    until: null,
  }).catch(() => undefined)
  if (id === undefined) return
  run.invitations.set(id, known)
  known.quietUntil = after(world.now(), 31 * DAY)
  run.note(known, 'invited', 'project', { item: id.slice(0, 8) })
  const answer = chance.one(['accept', 'refuse', 'nothing'])
  if (answer !== 'nothing') agenda.add(after(world.now(), chance.between(24, 25 * 24) * HOUR), () => reply(run, known, helper, id, answer))
}

const reply = async (run: Run, known: Known, helper: Known, id: string, answer: 'accept' | 'refuse'): Promise<void> => {
  if (known.state !== 'active' || helper.state !== 'active') return
  run.figures.acts += 1
  const op = await run.asHer(helper)
  const received = await receivedBy(run, helper, known)
  if (received === undefined) return
  const verb = answer === 'accept' ? acceptInvitation : refuseInvitation
  await verb(op, run.world.services.outbox, received)
  run.note(known, answer === 'accept' ? 'invitation-accepted' : 'invitation-refused', 'project', { item: id.slice(0, 8) })
}

const receivedBy = async (run: Run, helper: Known, from: Known) => {
  const list = await readOwn(await run.asHer(helper))
  return list.find(one => one.side === 'received' && one.state === 'pending' && one.person.recordId === from.recordId)?.id
}

/** A judge ends one parent's authority: the next request of that parent is refused. */
export const separate = async (run: Run, child: Known, parent: Known): Promise<void> => {
  const { world } = run
  if (child.state !== 'open' && child.state !== 'active') return
  if (ageOn(child.citizen, world.now()) >= 17 || child.quietUntil > world.now()) return
  run.figures.acts += 1
  const decision = { court: 'Tribunal judiciaire de Paris', decidedOn: dateOf(world.now()), reference: `RG ${run.figures.acts}` }
  const ended = await endAuthority(await together(run, 'end-authority', child.recordId), world.services.outbox, child.recordId, {
    delegateId: parent.personId,
    on: null,
    decision,
  }).then(
    () => true,
    () => false,
  )
  if (!ended) return
  run.note(child, 'authority-ended-by-judge', 'Code civil 373-1', { item: parent.citizen.key })
  if ((await listedTo(await asPerson(run, parent), child)) !== undefined) leak(run, child, 'a parent whose authority a judge ended')
}

const dateOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)
