import { apiOf } from './api.ts'
import { button, firstNews, heading, type Journey, link, nothing, papersOf, reads, unread } from './model.ts'

export const PATIENT: readonly Journey[] = [
  {
    role: 'patient',
    name: 'Read a new result or report',
    allowed: 2,
    as: 'marcel',
    prepare: () => unread('marcel').then(() => nothing),
    walk: async ({ page, press }) => {
      await press(firstNews(page))
      await page.getByRole('region', { name: /^Lecture : / }).waitFor()
    },
    trace: { reader: 'marcel', acts: ['read'] },
  },
  {
    role: 'patient',
    name: 'Add a paper (photo)',
    allowed: 4,
    as: 'marcel',
    prepare: async () => {
      const before = new Set((await papersOf('marcel')).lines.map(({ id }) => id))
      return async () => {
        const { record, lines } = await papersOf('marcel')
        const added = lines.filter(({ id, author }) => author.self && !before.has(id))
        for (const { id } of added) await (await apiOf('marcel')).send('DELETE', `/api/records/${record}/documents/${id}`)
      }
    },
    walk: async ({ page, press, give }) => {
      const { record, lines } = await papersOf('marcel')
      const photo = await (await apiOf('marcel')).bytes(
        `/api/records/${record}/documents/${lines.find(({ format }) => format === 'image')?.id}/content`,
      )
      await press(link(page, /^Ajouter(?: un document)?$/))
      await give(button(page, /photo/), 'photo.png', photo[0] === 0x89 ? 'image/png' : 'image/jpeg', photo)
      await press(button(page, 'Utiliser cette page'))
      await press(button(page, 'Enregistrer ce document'))
      await reads(page, '1 enregistré, 0 échec.')
    },
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
  {
    role: 'patient',
    name: 'See who looked at my record',
    allowed: 1,
    as: 'marcel',
    walk: async ({ page, press }) => {
      await press(link(page, 'Voir qui a regardé'))
      await heading(page, /^Qui a regardé/)
    },
    trace: { reader: 'marcel', acts: ['read-journal'] },
  },
  {
    role: 'patient',
    name: 'Hide a document',
    allowed: 2,
    as: 'marcel',
    prepare: async () => {
      await unread('marcel')
      return async () => {
        const { record, lines } = await papersOf('marcel')
        for (const { id } of lines.filter(line => 'masked' in line && line.masked === true))
          await (await apiOf('marcel')).send('PUT', `/api/records/${record}/documents/${id}/visibility`, { kind: 'all' })
      }
    },
    walk: async ({ page, press }) => {
      await press(firstNews(page))
      await press(button(page, 'Cacher'))
      await reads(page, 'Document caché.')
    },
    trace: { reader: 'marcel', acts: ['mask'] },
  },
  {
    role: 'patient',
    name: 'Block a person',
    allowed: 2,
    as: 'marcel',
    prepare: async () => {
      type Rule = { readonly actorId: string; readonly until: string; readonly scope: unknown }
      const api = await apiOf('marcel')
      const access = `/api/records/${api.recordOf()}/access`
      const { authorised } = await api.get<{ readonly authorised: readonly Rule[] }>(access)
      return async () => {
        for (const { actorId } of (await api.get<{ readonly blocked: readonly Rule[] }>(access)).blocked)
          await api.send('DELETE', `${access}/professionals/${actorId}/block`)
        const left = new Set((await api.get<{ readonly authorised: readonly Rule[] }>(access)).authorised.map(({ actorId }) => actorId))
        for (const { actorId, until, scope } of authorised.filter(rule => !left.has(rule.actorId)))
          await api.send('PUT', `${access}/professionals/${actorId}`, { until, scope })
      }
    },
    walk: async ({ page, press }) => {
      await press(page.getByRole('main').getByRole('button', { name: /^Bloquer / }))
      await press(page.getByRole('dialog').getByRole('button', { name: /^Bloquer / }))
      await reads(page, /est bloqué\./)
    },
    trace: { reader: 'marcel', acts: ['block'] },
  },
  {
    role: 'patient',
    name: 'Show my emergency card',
    allowed: 1,
    as: 'marcel',
    walk: async ({ page, press }) => {
      await press(link(page, 'Ouvrir ma carte'))
      await heading(page, /carte d’urgence/)
      await reads(page, 'Amoxicilline')
    },
    trace: { reader: 'marcel', acts: ['read-profile'] },
  },
]

