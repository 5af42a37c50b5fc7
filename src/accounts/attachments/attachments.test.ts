import { describe, expect, test } from 'vitest'
import { by, type Caller, openWorld, professional, signIn } from '../../../test/support-door/index.ts'
import { directoryEntry, importDirectory, placesOf, professionalByNationalId, registerEntry } from '../../directory/index.ts'
import type { Exercise } from '../../kernel/actors.ts'
import { after, fromIso, HOUR, toIso } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  attach,
  type AttachmentAsked,
  endAttachment,
  endSessionsOfThoseWhoLeft,
  openSession,
  placesNow,
  readAttachments,
  recogniseProfessional,
  requireSession,
  sealSession,
  startSession,
  strikeOff,
} from '../index.ts'

/** Noon of 22 November 2026. */
const world = await openWorld()
const NOON = world.clock.now()
const PLACE = { structureNationalId: '1290000871', structureName: 'Cabinet des Pins' }
const ELSEWHERE = { structureNationalId: '1290000872', structureName: 'Cabinet du Quai' }

const registered = async (name: string, profession = '10', place: Partial<Exercise> = PLACE): Promise<Caller> => {
  const caller = await signIn(world, professional(name, profession, place))
  const { subject, exercise } = caller
  if (subject.kind !== 'professional' || exercise === undefined) throw new Error('a professional with a place')
  await registerEntry(world.database, { ...subject, family: name, given: 'A', exercises: [exercise] })
  return caller
}
/** The register says what she is, and no place: as of most substitutes and of every intern. */
const placeless = async (name: string, profession = '10'): Promise<Caller> => {
  const { exercise: _, ...caller } = await signIn(world, professional(name, profession))
  if (caller.subject.kind !== 'professional') throw new Error('a professional')
  await registerEntry(world.database, { ...caller.subject, family: name, given: 'A', exercises: [], qualification: { profession } })
  return caller
}
const unheard = async (): Promise<void> => undefined
const attaches = (who: Caller, named: Caller, more: Partial<AttachmentAsked> = {}) =>
  attach(by(world, who), { kind: 'substitute', professional: named.subject.id, until: '2026-12-22', ...more }, unheard)
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const placesToday = async ({ subject }: Caller): Promise<readonly Exercise[]> => {
  const entry = await directoryEntry(world.database, subject.id)
  return entry === undefined ? [] : placesNow(world.database, entry, world.clock.now())
}
/** Signs in where she is attached; no such place: nobody signs in. */
const entersUnder = async (who: Caller): Promise<Caller> => {
  const exercise = (await placesToday(who)).find(({ under }) => under !== undefined)
  if (exercise === undefined) throw new Error('attached nowhere')
  const doorstep = {
    db: world.database,
    keyring: world.keyring,
    draw: world.draw,
    instant: world.clock.now(),
    mode: 'demonstration',
  } as const
  const { authentication } = await startSession(doorstep, { subject: who.subject, exercise, means: 'demonstration' })
  return { subject: who.subject, exercise, sessionId: authentication.sessionId }
}
const stateOf = (caller: Caller): Promise<string> =>
  codeOf(requireSession(by(world, caller))).then(code => (code === 'done' ? 'lives' : code))

const HEADER =
  'Identification nationale PP|Code civilité d’exercice|Nom d’exercice|Prénom d’exercice|Code profession|Code type savoir-faire|Code savoir-faire|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Libellé commune (coord. structure)'
const imports = ({ subject }: Caller, finess: string) => {
  const op = by(world, { ...tutorless, subject })
  const line = `${'nationalId' in subject ? subject.nationalId : ''}|DR|PETIT|Lou|10|||||${finess}||Cabinet||PORT-KERVAL`
  const file = async function* () {
    yield Buffer.from([HEADER, line, ''].join('\n'))
  }
  return importDirectory(op, file(), {
    rejected: (_line, { code }) => {
      throw new Error(code)
    },
    left: (tx, actorIds) => endSessionsOfThoseWhoLeft(tx, actorIds, op.instant),
  })
}
const tutorless = await registered('Dr Témoin', '10', ELSEWHERE)

describe('whom a professional names', () => {
  test('has a place there in her own name, and signs in at it until the day that was said', async () => {
    const replaced = await registered('Dr Remplacé')
    const substitute = await placeless('Dr Remplaçante')
    expect(await placesToday(substitute)).toEqual([])
    const named = await attaches(replaced, substitute)
    expect(named).toMatchObject({ from: NOON, until: fromIso('2026-12-22T23:00:00Z'), name: 'Dr Remplaçante' })
    expect(await placesToday(substitute)).toMatchObject([
      { ...PLACE, profession: '10', regulation: false, under: { kind: 'substitute', name: 'Dr Remplacé', until: named.until } },
    ])
    expect(await stateOf(await entersUnder(substitute))).toBe('lives')
  })

  test('takes what closes from the place, and not what opens', async () => {
    const replaced = await registered('Dr Régulatrice', '10', { ...PLACE, regulation: true, occupational: true })
    const substitute = await placeless('Dr Relève')
    await attaches(replaced, substitute)
    expect(await placesToday(substitute)).toMatchObject([{ regulation: false, occupational: true }])
  })

  test('keeps that place through an import and what a provider says, which replace only her own', async () => {
    const replaced = await registered('Dr Stable')
    const substitute = await placeless('Dr Mobile')
    await attaches(replaced, substitute)
    await imports(substitute, '290000872')
    const { nationalId } = substitute.subject.kind === 'professional' ? substitute.subject : { nationalId: '' }
    const claims = {
      SubjectNameID: nationalId,
      family_name: 'PETIT',
      SubjectRefPro: {
        exercices: [{ codeProfession: '10', codeCategorieProfessionnelle: 'E', activities: [{ numeroFinessSite: '290000873' }] }],
      },
    }
    await recogniseProfessional(by(world, tutorless), {
      issuer: 'https://psc.example',
      subject: 'lou',
      claims,
      level: 'high',
      authenticatedAt: NOON,
    })
    expect((await placesToday(substitute)).map(({ structureNationalId, under }) => [structureNationalId, under?.kind])).toEqual([
      ['1290000872', undefined],
      ['1290000871', 'substitute'],
    ])
  })

  test('has no other place while he is in training, whatever the register says of where he is', async () => {
    const intern = await placeless('Interne publié')
    const number = 'nationalId' in intern.subject ? intern.subject.nationalId : ''
    const op = by(world, { ...tutorless, subject: intern.subject })
    const source = async function* () {
      yield Buffer.from(`${HEADER}|Code catégorie professionnelle\n${number}|M|PETIT|Lou|10|||||290000871||Cabinet||PORT-KERVAL|E\n`)
    }
    await importDirectory(op, source(), { rejected: (_line, { code }) => expect(code).toBe('none') })
    expect(await directoryEntry(world.database, intern.subject.id)).toMatchObject({ exercises: [], qualification: { profession: '10' } })
  })

  test('is seen by both, and by nobody else', async () => {
    const replaced = await registered('Dr Liste')
    const intern = await placeless('Inès Interne')
    const named = await attaches(replaced, intern, { kind: 'student' })
    expect((await readAttachments(by(world, replaced))).named.map(({ id }) => id)).toEqual([named.id])
    const under = await entersUnder(intern)
    expect(await readAttachments(by(world, under))).toMatchObject({ held: [{ id: named.id }], named: [], places: [] })
    expect(await readAttachments(by(world, tutorless))).toMatchObject({ held: [], named: [] })
  })
})

describe('nobody is named', () => {
  test('where the caller does not practise, by a substitute, or by who is no professional of the place', async () => {
    const replaced = await registered('Dr Ici')
    const substitute = await placeless('Dr Passage')
    const third = await placeless('Dr Tierce')
    expect(await codeOf(attaches(replaced, substitute, { place: ELSEWHERE.structureNationalId }))).toBe('attachment-place')
    const stranger = { ...replaced, exercise: { ...professional('x', '10', ELSEWHERE).exercise } as Exercise }
    expect(await codeOf(attaches(stranger, substitute))).toBe('attachment-place')
    await attaches(replaced, substitute)
    expect(await codeOf(attaches(await entersUnder(substitute), third))).toBe('attachment-by-others')
  })

  test('of another profession, herself, unknown, or struck off', async () => {
    const replaced = await registered('Dr Sévère')
    const nurse = await placeless('Inf. Autre', '60')
    const struck = await placeless('Dr Radiée')
    await strikeOff({ db: world.database, instant: NOON }, 'nationalId' in struck.subject ? struck.subject.nationalId : '')
    expect(await codeOf(attaches(replaced, nurse))).toBe('attachment-profession')
    for (const nobody of [replaced, struck, await signIn(world, professional('Dr Absente'))])
      expect(await codeOf(attaches(replaced, nobody))).toBe('attachment-unknown')
  })

  test('as a student of a profession whose column names no interns', async () => {
    const [doctor, nurse] = [await registered('Dr Maître'), await registered('Inf. Tutrice', '60')]
    const student = await placeless('Étudiante infirmière', '60')
    for (const tutor of [doctor, nurse]) expect(await codeOf(attaches(tutor, student, { kind: 'student' }))).toBe('attachment-student')
    expect(
      await codeOf(attaches(await registered('Ph. Maître', '21'), await placeless('Interne en pharmacie', '21'), { kind: 'student' })),
    ).toBe('done')
  })

  test('for longer than the parameter says, backwards, for yesterday or for a day that is none', async () => {
    const replaced = await registered('Dr Longue')
    const substitute = await placeless('Dr Trimestre')
    const days: readonly (readonly [Partial<AttachmentAsked>, string])[] = [
      [{ until: '2027-02-23' }, 'attachment-too-long'],
      [{ from: '2027-03-01', until: '2027-03-02' }, 'attachment-too-long'],
      [{ kind: 'student', until: '2027-05-23' }, 'attachment-too-long'],
      [{ until: '2026-11-21' }, 'attachment-days'],
      [{ from: '2026-11-21', until: '2026-11-25' }, 'attachment-days'],
      [{ from: '2026-12-02', until: '2026-12-01' }, 'attachment-days'],
      [{ until: '2026-11-31' }, 'attachment-days'],
    ]
    for (const [asked, code] of days) expect([asked, await codeOf(attaches(replaced, substitute, asked))]).toEqual([asked, code])
    expect(await codeOf(attaches(replaced, substitute, { until: '2027-02-22' }))).toBe('done')
    expect(await codeOf(attaches(replaced, substitute, { kind: 'student', until: '2027-05-22' }))).toBe('done')
  })

  test('once twenty are', async () => {
    const tutor = await registered('Dr Cohorte')
    const intern = await placeless('Interne nombreux')
    const codes = await Promise.all(Array.from({ length: 21 }, () => codeOf(attaches(tutor, intern, { kind: 'student' }))))
    expect(codes.toSorted()).toEqual(['attachment-too-many', ...Array.from({ length: 20 }, () => 'done')])
  })
})

describe('when it ends', () => {
  test('by whom she replaces: her session there ends at that instant, one elsewhere goes on, and she starts no other', async () => {
    const replaced = await registered('Dr Retour')
    const substitute = await registered('Dr Itinérante', '10', ELSEWHERE)
    const { id } = await attaches(replaced, substitute)
    const under = await entersUnder(substitute)
    await endAttachment(by(world, replaced), id, unheard)
    expect([await stateOf(under), await stateOf(substitute)]).toEqual(['session-ended', 'lives'])
    expect((await placesToday(substitute)).map(({ structureNationalId }) => structureNationalId)).toEqual([ELSEWHERE.structureNationalId])
    expect(await codeOf(endAttachment(by(world, replaced), id, unheard))).toBe('attachment-none')
  })

  test('by herself; by nobody else', async () => {
    const replaced = await registered('Dr Vacances')
    const substitute = await placeless('Dr Libre')
    const { id } = await attaches(replaced, substitute)
    expect(await codeOf(endAttachment(by(world, tutorless), id, unheard))).toBe('attachment-none')
    const under = await entersUnder(substitute)
    await endAttachment(by(world, under), id, unheard)
    expect(await stateOf(under)).toBe('session-ended')
  })

  test('with a session that was being started: its place was chosen before, its row comes after', async () => {
    const replaced = await registered('Dr Course')
    const substitute = await placeless('Dr Pressée')
    const { id } = await attaches(replaced, substitute)
    const [chosen] = await placesToday(substitute)
    await endAttachment(by(world, replaced), id, unheard)
    const doorstep = { db: world.database, keyring: world.keyring, draw: world.draw, instant: NOON, mode: 'demonstration' } as const
    const late = startSession(doorstep, {
      subject: substitute.subject,
      means: 'demonstration',
      ...(chosen === undefined ? {} : { exercise: chosen }),
    })
    expect(await codeOf(late)).toBe('attachment-over')
    const rows = await world.database.owner.rows<{ readonly live: boolean }>({
      name: 'test.late_session',
      text: 'select ended_at is null as live from session where attachment_id = $1',
      values: [id],
    })
    expect(rows).toEqual([{ live: false }])
  })

  test('with the strike of whom she is under, and with her own', async () => {
    const [tutor, tutored] = [await registered('Dr Suspendu'), await placeless('Interne suspendu')]
    await attaches(tutor, tutored, { kind: 'student' })
    const under = await entersUnder(tutored)
    await strikeOff({ db: world.database, instant: NOON }, 'nationalId' in tutor.subject ? tutor.subject.nationalId : '')
    expect([await stateOf(under), await placesToday(tutored)]).toEqual(['session-ended', []])

    const [replaced, struck] = [await registered('Dr Restant'), await placeless('Dr Fautive')]
    const { id } = await attaches(replaced, struck)
    const session = await entersUnder(struck)
    await strikeOff({ db: world.database, instant: NOON }, 'nationalId' in struck.subject ? struck.subject.nationalId : '')
    expect([await stateOf(session), await placesToday(struck)]).toEqual(['session-ended', []])
    expect((await readAttachments(by(world, replaced))).named).toMatchObject([{ id, endedAt: NOON }])
  })

  test('when whom she replaces leaves that place, by the register; not when she only adds another', async () => {
    const replaced = await registered('Dr Déménage')
    const substitute = await placeless('Dr Suivante')
    await attaches(replaced, substitute)
    const under = await entersUnder(substitute)
    await imports(replaced, '290000871')
    expect(await stateOf(under)).toBe('lives')
    await imports(replaced, '290000874')
    expect([await stateOf(under), await placesToday(substitute)]).toEqual(['session-ended', []])
  })
})

test('a session never outlasts its attachment: in the row, in the cookie, and there is no place any more', async () => {
  const replaced = await registered('Dr Soir')
  const substitute = await placeless('Dr Minuit')
  const { until } = await attaches(replaced, substitute, { until: '2026-11-22' })
  expect(toIso(until)).toBe('2026-11-22T23:00:00.000Z')
  world.clock.set(toIso(after(until, -HOUR)))
  const under = await entersUnder(substitute)
  const cookie = sealSession(world.keyring, { authentication: by(world, under).caller, lastSeenAt: after(until, -60_000) })
  world.clock.set(toIso(after(until, -1)))
  expect([await stateOf(under), openSession(world.keyring, cookie, world.clock.now()) !== undefined]).toEqual(['lives', true])
  world.clock.set(toIso(until))
  expect([await stateOf(under), openSession(world.keyring, cookie, until)]).toEqual(['session-ended', undefined])
  const entry = await professionalByNationalId(world.database, 'nationalId' in substitute.subject ? substitute.subject.nationalId : '')
  expect(entry === undefined ? [] : [placesOf(entry, [], until), await placesToday(substitute)]).toEqual([[], []])
  world.clock.set(toIso(NOON))
})

test('named for later, she has no place before that day', async () => {
  const replaced = await registered('Dr Hiver')
  const substitute = await placeless('Dr Printemps')
  await attaches(replaced, substitute, { from: '2026-12-01', until: '2026-12-05' })
  expect(await placesToday(substitute)).toEqual([])
  world.clock.set('2026-11-30T23:00:00.000Z')
  expect(await placesToday(substitute)).toHaveLength(1)
  world.clock.set(toIso(NOON))
})
