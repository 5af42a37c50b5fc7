import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import files from '@fastify/static'
import type {} from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
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
/** A drawing is the same in an hour, and each page draws it again. */
const FOR_A_DAY = 'public, max-age=86400'

/** Written by the build (web/vite.config.ts): what a first visit to an address needs. `*`: to any other; an address that ends with a slash begins many. */
const visitsSchema = z.array(z.object({ address: z.string(), files: z.array(z.string()) }))

const isLetters = (file: string): boolean => file.endsWith('.woff2')
/** Asked for by the first script of the page (web/early.ts), behind its own questions: on one line what is asked first comes first. */
const linkTo = (file: string): string => `<link rel="carnet-later" as="${isLetters(file) ? 'font' : 'script'}" href="/${file}">`

type PageOf = (url: string) => string

/** The one page, told for each address what it will ask for: on a slow line each thing that is asked for late is a journey more. */
const pagesIn = (folder: string): PageOf => {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const told = path.join(folder, 'preloads.json')
  const visits = existsSync(told) ? visitsSchema.parse(JSON.parse(readFileSync(told, 'utf8'))) : []
  const pages = visits.map(({ address, files }) => ({ address, page: page.replace('</head>', `${files.map(linkTo).join('')}</head>`) }))
  const other = pages.find(({ address }) => address === '*')?.page ?? page
  return url => {
    const [at = ''] = url.split('?')
    return (
      pages.find(({ address }) => at === address || (address.length > 1 && address.endsWith('/') && at.startsWith(address)))?.page ?? other
    )
  }
}

/** The web application: its files, and its first page for every address that is a page. */
export const servePages = async (app: FastifyInstance, options: PagesOptions): Promise<void> => {
  const headers = pageHeaders(options.isSecure)
  const isBuilt = existsSync(path.join(options.folder, 'index.html'))
  const pageOf: PageOf = isBuilt ? pagesIn(options.folder) : () => NOT_BUILT
  for (const [address, { file, mediaType }] of Object.entries(options.singles))
    serveSingle(app, address, readFileSync(file, 'utf8'), mediaType, headers)
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const isPage = !options.notPages.some(prefix => request.url.startsWith(prefix)) && !/\.[a-z0-9]+(?:\?|$)/i.test(request.url)
    if (!isPage) throw new Refusal(NO_SUCH_PAGE)
    return reply.headers(headers).type('text/html; charset=utf-8').send(pageOf(request.url))
  })
  if (!isBuilt) return
  await app.register(files, {
    root: options.folder,
    index: false,
    wildcard: false,
    // Compressed once, when the pages are built; what is compressed is the same for everybody, so its length tells nothing of anybody.
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    dotfiles: 'ignore',
    cacheControl: false,
    decorateReply: false,
    schemaHide: true,
    setHeaders: (reply, file) => {
      reply.headers(headers)
      if (file.includes(`${path.sep}assets${path.sep}`)) reply.header('cache-control', FOR_EVER)
      else if (/[.](?:svg|png)$/.test(file)) reply.header('cache-control', FOR_A_DAY)
    },
  })
}

const serveSingle = (app: FastifyInstance, address: string, text: string, mediaType: string, headers: HeaderSet): void => {
  app.get(address, { schema: { hide: true } }, (_request, reply) => reply.headers(headers).type(mediaType).send(text))
}
