import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import files from '@fastify/static'
import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { type HeaderSet, pageHeaders } from './headers.ts'
import { NO_SUCH_PAGE } from './refusals.ts'

export type PagesOptions = {
  /** Folder of the built web application; one that is absent gives a page that says so. */
  readonly folder: string
  readonly isSecure: boolean
  /** Single files served as they are, by their path. */
  readonly singles: Readonly<Record<string, { readonly file: string; readonly mediaType: string }>>
  /** Addresses under these prefixes are never pages. */
  readonly notPages: readonly string[]
}

const NOT_BUILT =
  '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Carnet</title><h1>Carnet</h1><p>Les pages ne sont pas construites : <code>npm run build:web</code>.</p></html>'

/** Names of files in `assets/` hold a hash of their content. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The web application: its files, and its first page for every address that is a page. */
export const servePages = async (app: FastifyInstance, options: PagesOptions): Promise<void> => {
  const headers = pageHeaders(options.isSecure)
  const index = path.join(options.folder, 'index.html')
  const isBuilt = existsSync(index)
  const page = isBuilt ? readFileSync(index, 'utf8') : NOT_BUILT
  for (const [address, { file, mediaType }] of Object.entries(options.singles))
    serveSingle(app, address, readFileSync(file, 'utf8'), mediaType, headers)
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const isPage = !options.notPages.some(prefix => request.url.startsWith(prefix)) && !/\.[a-z0-9]+(?:\?|$)/i.test(request.url)
    if (!isPage) throw new Refusal(NO_SUCH_PAGE)
    return reply.headers(headers).type('text/html; charset=utf-8').send(page)
  })
  if (!isBuilt) return
  await app.register(files, {
    root: options.folder,
    index: false,
    wildcard: false,
    dotfiles: 'ignore',
    cacheControl: false,
    decorateReply: false,
    schemaHide: true,
    setHeaders: (reply, file) => {
      reply.headers(headers)
      if (file.includes(`${path.sep}assets${path.sep}`)) reply.header('cache-control', FOR_EVER)
    },
  })
}

const serveSingle = (app: FastifyInstance, address: string, text: string, mediaType: string, headers: HeaderSet): void => {
  app.get(address, { schema: { hide: true } }, (_request, reply) => reply.headers(headers).type(mediaType).send(text))
}
