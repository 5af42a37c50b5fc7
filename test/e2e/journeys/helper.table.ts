import { apiOf } from './api.ts'
import { button, type Delegations, firstNews, heading, type Journey, link, type NotBuilt, reads, traitsOf, unread } from './model.ts'

export const HELPER: readonly Journey[] = [
  {
    role: 'helper',
    name: 'Open the helped person’s record',
    allowed: 2,
    as: 'lucas',
    walk: async ({ page, press }) => {
      await press(button(page, 'Dossier de Madeleine'))
      await heading(page, 'Le dossier de Madeleine')
    },
    trace: { reader: 'helene', of: 'Madeleine', acts: ['list'] },
  },
  {
    role: 'helper',
    name: 'Check treatments and renewal dates',
    allowed: 2,
    as: 'lucas',
    walk: async ({ page, press }) => {
      await press(button(page, 'Traitements de Madeleine'))
      await reads(page, 'Mémantine')
      await reads(page, 'À renouveler')
    },
    trace: { reader: 'helene', of: 'Madeleine', acts: ['read-profile'] },
  },
  {
    role: 'helper',
    name: 'Send a document to a professional (legal guardian: shown by a code)',
    allowed: 4,
    as: 'helene',
    prepare: async () => {
      await unread('helene', 'Madeleine')
      return async () => {
        type Share = { readonly id: string; readonly until: string }
        const api = await apiOf('helene')
        const path = `/api/records/${api.recordOf('Madeleine')}/access/shares`
        const { items } = await api.get<{ readonly items: readonly Share[] }>(path)
        for (const { id } of items.filter(({ until }) => Date.parse(until) > Date.now())) await api.send('DELETE', `${path}/${id}`)
      }
    },
    walk: async ({ page, press }) => {
      await press(button(page, 'Dossier de Madeleine'))
      await press(firstNews(page))
      await press(link(page, 'Montrer à un soignant'))
      await press(button(page, 'Créer un code'))
      await page.locator('.share-code').first().waitFor()
    },
    trace: { reader: 'helene', of: 'Madeleine', acts: ['change-access'] },
  },
  {
    role: 'helper',
    name: 'Prepare a visit (one-page summary)',
    allowed: 3,
    as: 'lucas',
    walk: async ({ page, press }) => {
      await press(button(page, 'Santé de Madeleine'))
      await press(link(page, /en une page/))
      await heading(page, 'La santé de Madeleine en une page')
      await reads(page, 'Mémantine')
    },
    trace: { reader: 'helene', of: 'Madeleine', acts: ['read-profile'] },
  },
  {
    role: 'helper',
    name: 'Give back / stop the access',
    allowed: 3,
    as: 'lucas',
    prepare: async () => async () => {
      const { usedGiven, birthFamily, birthDate, ins } = traitsOf('lucas')
      const [guardian, helper] = await Promise.all([apiOf('helene'), apiOf('lucas')])
      await guardian.send('POST', `/api/records/${guardian.recordOf('Madeleine')}/delegations`, {
        kind: 'caregiving',
        ins: ins.matricule,
        oid: ins.oid,
        firstName: usedGiven,
        lastName: birthFamily,
        birthDate,
        rights: ['read', 'add'],
      })
      const { items } = await helper.get<Delegations>('/api/delegations')
      const asked = items.find(({ side, state }) => side === 'received' && state === 'pending')
      await helper.send('POST', `/api/delegations/${asked?.id}/accept`)
    },
    walk: async ({ page, press }) => {
      await press(link(page, 'Voir mes proches et qui agit pour eux'))
      await press(button(page, 'Arrêter d’aider Madeleine'))
      await press(page.getByRole('dialog').getByRole('button', { name: /^Arrêter d’aider / }))
      await reads(page, 'Vous n’aidez plus Madeleine')
    },
    trace: { reader: 'helene', of: 'Madeleine', acts: ['change-access'] },
  },
]

/** Messages, agenda and services (U22–U24, U26) are left for later: what only a message can do is told so in the report, with its reason. */
export const OF_MESSAGES: readonly NotBuilt[] = [
  {
    role: 'helper',
    name: 'Send a document to a professional (helper)',
    allowed: 4,
    reason:
      'Sending to a professional is a message (U22, U23), which comes with messages. A helper may not let anybody in otherwise (R.1111-46): the holder or her representative shows a document by a code, and that journey is walked.',
  },
]
