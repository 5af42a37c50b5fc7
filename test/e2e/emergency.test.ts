import { afterAll, test } from 'vitest'
import { choose, heading, insOf, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { look } from './look.ts'

const visitor = await visit('vasseur')
const { page } = visitor
afterAll(() => visitor.context.close())

const identify = async (person: string): Promise<void> => {
  await page.goto('/urgence')
  await write(page, 'INS ou code de la carte d’urgence', insOf(person))
  await press(page, 'Identifier')
  await heading(page, 'Ouvrir sans accord (urgence)')
}

const attest = async (): Promise<void> => {
  await choose(page, /Quelle est la situation/, 'Hors d’état de répondre')
  await write(page, 'Motif', 'Inconscient sur la voie publique, seul.')
  await press(page, /J’atteste l’urgence/)
}

test('without a situation and a motive nothing opens', async () => {
  await identify('camille')
  await press(page, /J’atteste l’urgence/)
  await reads(page, 'Choisissez une réponse.')
  await look(visitor, 'break-glass, not filled in')
})

test('with them, what one must know in ten seconds stands on one screen', async () => {
  await identify('camille')
  await attest()
  await heading(page, 'Traitements')
  await heading(page, 'Danger')
  await look(visitor, 'emergency view')
})

test('who said no is refused in the words of who does not exist', async () => {
  await identify('ange')
  await attest()
  await heading(page, 'Aucun dossier consultable.')
  await look(visitor, 'emergency, refused')
})
