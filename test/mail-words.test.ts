import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { accountKnown, activationCode, identifierTold, noAccount, recoveryAsked, recoveryCode } from '../src/accounts/messages.ts'
import { LOOP } from '../src/accounts/index.ts'
import { INS_OIDS } from '../src/kernel/ins.ts'
import { instant } from '../src/kernel/instant.ts'
import { NOTICE_TEMPLATES } from '../src/kernel/notice.ts'
import { digestMail, LANGUAGES, mailOf, trialMail } from '../src/notifications/words.ts'
import { problemOfMail, type Mail } from '../src/platform/mail/model.ts'
import { readOutbox } from '../src/platform/mail/index.ts'
import { announce, answerForms, fileForm, noteOpened } from '../src/records/index.ts'
import { announcementMail, plainText } from '../src/records/announcement.ts'
import { type Outcome, wordsOf } from '../src/records/tell-choice.ts'
import { CAMPAIGN, numberOf, openCampaign } from '../src/records/testing/campaign.ts'
import { openWorld } from './support-door/index.ts'

type Words = Pick<Mail, 'subject' | 'text'>

/** Stands for what differs from one person to the next. */
const BLANK = '⟦⟧'
const { places } = CAMPAIGN
const at = instant(1_795_000_000_000)

const announcements: readonly Words[] = [undefined, BLANK].flatMap(firstName =>
  [undefined, BLANK].map(code => announcementMail({ firstName, code }, places)),
)
const choices: readonly Words[] = [undefined, BLANK].flatMap(firstName =>
  (['already-opened', 'not-opposed', 'opposed', 'withdrawn'] as const).map(outcome => {
    const choice: Outcome =
      outcome === 'opposed' || outcome === 'withdrawn' ? { choice: outcome, at, channel: 'online', reference: BLANK } : outcome
    const { subject, blocks } = wordsOf(choice, firstName, places)
    return { subject: 'Votre choix pour le dossier Carnet', text: plainText([{ kind: 'heading', text: subject }, ...blocks]) }
  }),
)
const accounts: readonly Words[] = [
  activationCode(BLANK, at, at),
  recoveryCode(BLANK, at, at),
  identifierTold(BLANK, at),
  accountKnown(at),
  noAccount(at),
  recoveryAsked(at, at),
]
const notices: readonly Words[] = LANGUAGES.flatMap(language => [
  ...NOTICE_TEMPLATES.map(template => mailOf(template, language)),
  digestMail(language),
  trialMail(language),
])
const ALL = [...announcements, ...choices, ...accounts, ...notices]

const HEALTH = /médecin|docteur|diagnos|maladie|analyse|résultat|ordonnance|vaccin|traitement|hôpital|urgence|allergie|consultation|examen/i
const source = fileURLToPath(new URL('../src/', import.meta.url))

describe('the words of mail', () => {
  test('are known: whoever queues a mail stands here, and brings its words to this test', () => {
    const callers = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter(
        file =>
          file.endsWith('.ts') &&
          !file.endsWith('.test.ts') &&
          !file.startsWith(path.join('platform', 'mail')) &&
          !file.includes('testing'),
      )
      .filter(file => readFileSync(path.join(source, file), 'utf8').includes('queueMail('))
    expect(callers.map(file => file.split(path.sep).join('/')).toSorted()).toEqual([
      'accounts/change-contact.ts',
      'accounts/channels.ts',
      'accounts/send-message.ts',
      'notifications/tell.ts',
      'records/announce.ts',
      'records/tell-choice.ts',
    ])
  })

  test('hold no health word, nothing of a person in the subject, and no address but the two of the site', () => {
    expect(ALL.length).toBeGreaterThan(40)
    for (const { subject, text } of ALL) {
      expect(problemOfMail({ to: 'a@example.org', subject, text })).toBeUndefined()
      expect(subject).not.toContain(BLANK)
      expect(`${subject} ${text}`).not.toMatch(HEALTH)
      expect(text).not.toMatch(/https?:|\?[a-z]+=/)
      for (const [, page] of text.matchAll(/carnet\.example(\S*)/g)) expect(['/activer', '/refuser', '/refuser,']).toContain(page)
    }
  })
})

const world = await openWorld()
const { op, register, post } = await openCampaign(world)

/** The template with any word in its blanks. */
const shapeOf = ({ subject, text }: Words): RegExp =>
  new RegExp(
    `^${`${subject}\n${text}`
      .split(BLANK)
      .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^\\n]{1,40}')}$`,
    'i',
  )

test('every message that leaves is one of them', async () => {
  const shapes = ALL.map(shapeOf)
  const ids = [await register(1), await register(2)]
  ids.push(await register(3, { birth_date: '2026-06-01', representative_matricules: numberOf(1), email: '' }))
  await announce({ ...op(), caller: LOOP }, ids, CAMPAIGN)
  const form = {
    ins: { matricule: numberOf(1), oid: INS_OIDS.demonstration },
    vitaleSerial: '1'.padStart(20, '0'),
    birthDate: '1968-03-12',
  }
  for (const choice of ['withdraw', 'oppose', 'withdraw'] as const) {
    await fileForm(op(), { ...form, choice })
    await answerForms(op(), places)
  }
  await noteOpened(world.database, op(), ids)
  await fileForm(op(), { ...form, choice: 'oppose' })
  await answerForms(op(), places)
  await post()
  const mails = await readOutbox(world.database, world.keyring)
  expect(mails).toHaveLength(3 + 4)
  for (const { subject, text } of mails) expect(shapes.filter(shape => shape.test(`${subject}\n${text}`))).not.toEqual([])
})
