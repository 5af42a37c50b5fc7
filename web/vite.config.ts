import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const OTHER_LANGUAGES = /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[\\/](?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.(?:mjs|js)$/

/** The kit carries its few sentences in thirty languages; the product speaks two. */
const keepOurLanguages = (): Plugin => ({
  name: 'carnet-languages',
  enforce: 'pre',
  load: id => (OTHER_LANGUAGES.test(id) ? 'export default {}' : null),
})

const DECODERS = ['openjpeg_nowasm_fallback.js', 'jbig2_nowasm_fallback.js', 'LICENSE_OPENJPEG', 'LICENSE_JBIG2']

/** Plain JavaScript decoders of scanned PDFs: with them the page needs no WebAssembly, so no looser CSP. */
const pdfDecoders = (): Plugin => ({
  name: 'carnet-pdf-decoders',
  async generateBundle() {
    for (const file of DECODERS) {
      const source = await readFile(new URL(`../node_modules/pdfjs-dist/wasm/${file}`, import.meta.url))
      this.emitFile({ type: 'asset', fileName: `pdfjs/${file}`, source })
    }
  },
})

const LAYERS = '@layer reset, tokens, base, components, screens, overrides;'

/** The bundler joins the style sheets in the order of the chunks: the order of the layers is said again before all of them. */
const layersFirst = (): Plugin => ({
  name: 'carnet-layers',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = LAYERS + String(file.source)
      }
    },
  },
})

/** The page's first script (early.ts) stands before the page's own, so that it is run before it, and the styles before both: without them no script is run. */
const earlyFirst = (): Plugin => ({
  name: 'carnet-early',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const early = chunks.find(({ facadeModuleId }) => facadeModuleId === `${here}early.ts`)
      if (early === undefined) return html
      const ahead = early.imports.map(file => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` } }))
      const script = { tag: 'script', attrs: { type: 'module', crossorigin: true, src: `/${early.fileName}` } }
      const tags = [script, ...ahead].map(tag => ({ ...tag, injectTo: 'head-prepend' as const }))
      const [styles = ''] = /<link rel="stylesheet"[^>]*>/.exec(html) ?? []
      return { html: html.replace(styles, '').replace('<head>', `<head>\n    ${styles}`), tags }
    },
  },
})

const WRITTEN = /[.](?:m?js|css|svg|webmanifest)$|LICENSE/
/** Under this, a packet is a packet. */
const WORTH_BYTES = 1_000
const COMPRESSED = { br: promisify(brotliCompress), gz: promisify(gzip) } as const

/** Each file is compressed once, here, as hard as can be: the server sends the one that the browser understands (src/platform/http/pages.ts). */
const compressedBeside = (): Plugin => ({
  name: 'carnet-compressed',
  async writeBundle({ dir = '' }, bundle) {
    const files = Object.keys(bundle).filter(name => WRITTEN.test(name))
    await Promise.all(
      files.map(async name => {
        const bytes = await readFile(`${dir}/${name}`)
        if (bytes.length < WORTH_BYTES) return
        for (const [suffix, compress] of Object.entries(COMPRESSED)) await writeFile(`${dir}/${name}.${suffix}`, await compress(bytes))
      }),
    )
  },
})

/** `--mode fixtures` puts made-up data in the place of the server: the screens can then be seen and tried alone. */
const madeUpServer = (mode: string): Plugin => ({
  name: 'carnet-fixtures',
  enforce: 'pre',
  resolveId(source, importer) {
    if (mode !== 'fixtures' || !source.endsWith('api/client.ts') || importer?.includes('/fixtures/')) return null
    return fileURLToPath(new URL('./fixtures/server.ts', import.meta.url))
  },
})

const FR = 'words/fr.ts'
const PATIENT = ['patient/shell.tsx', `patient/${FR}`]
const PROFESSIONAL = ['professional/shell.tsx', `professional/${FR}`]

/** What each first visit asks for with the page itself, not one thing after the other: an address that ends with a slash is the beginning of many. */
const FIRST_VISITS: readonly (readonly [address: string, modules: readonly string[]])[] = [
  ['/accueil', [...PATIENT, 'patient/home.tsx', `patient/home/${FR}`, 'patient/home/who-may.tsx', `patient/access/${FR}`]],
  ['/documents', [...PATIENT, 'patient/documents/page.tsx', `patient/documents/${FR}`]],
  ['/temps', [...PATIENT, 'patient/timeline/page.tsx', `patient/timeline/${FR}`, `ui/timeline/${FR}`]],
  ['/acces', [...PATIENT, 'patient/access/page.tsx', `patient/access/${FR}`, 'patient/access/words/fr-rules.ts']],
  ['/regards', [...PATIENT, 'patient/looks/page.tsx', `patient/looks/${FR}`, 'patient/looks/words/fr-acts.ts']],
  ['/sante', [...PATIENT, 'patient/health/page.tsx', `patient/health/${FR}`]],
  ['/pro/p/', [...PROFESSIONAL, 'professional/record/synthesis.tsx', `professional/record/${FR}`]],
  ['/pro', [...PROFESSIONAL, 'professional/finder.tsx']],
  ['/urgence', ['emergency/shell.tsx', `emergency/${FR}`, `professional/${FR}`, 'emergency/search.tsx']],
  ['/activer', ['public/shell.tsx', `public/${FR}`, 'public/activate/page.tsx', `public/sign-in/${FR}`]],
  ['/', ['public/shell.tsx', `public/${FR}`, 'public/home.tsx']],
  ['*', []],
]
const EVERY_VISIT = ['early.ts', 'index.html', `ui/${FR}`]
const LETTERS = /next-latin-wght-normal-.*[.]woff2$/

/** `preloads.json`: the chunks of each first visit, for who serves the page (src/platform/http/pages.ts). After all others: chunks of styles alone are gone by then. */
const preloadsOfVisits = (): Plugin => ({
  name: 'carnet-preloads',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const byFile = new Map(chunks.map(chunk => [chunk.fileName, chunk]))
      const closure = (file: string, seen: Set<string>): void => {
        const chunk = byFile.get(file)
        if (chunk === undefined || seen.has(file)) return
        seen.add(file)
        for (const next of chunk.imports) closure(next, seen)
      }
      const filesOf = (modules: readonly string[]): readonly string[] => {
        const seen = new Set<string>()
        for (const module of [...EVERY_VISIT, ...modules]) {
          const found = chunks.find(({ facadeModuleId }) => facadeModuleId === `${here}${module}`)
          if (found === undefined) this.error(`no chunk of ${module}`)
          closure(found.fileName, seen)
        }
        return [...seen]
      }
      const fonts = Object.keys(bundle).filter(file => LETTERS.test(file))
      const visits = FIRST_VISITS.map(([address, modules]) => ({ address, files: [...filesOf(modules), ...fonts] }))
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(visits) })
    },
  },
})

/** Chunks that the shells bring, or the first words. A name that is no longer one costs a few bytes, nothing else. */
const OF_SHELLS = new RegExp(
  `/(?:${[
    'rolldown-runtime|removable|language|useRouter|useRouterState|useMutation|useInfiniteQuery|link|button|class-names|icon|words|plural|problem|rich',
    'shell|menu|person-badge|profile|life|queries|accompanied|bell|circle-question-mark|contrast|users|users-round|baby|eye|eye-off|file-text',
    'heart-handshake|heart-pulse|key-round|plus|search|stethoscope',
  ].join('|')})-.{8}[.]js$`,
)

/**
 * What a shell, the home or the page of an area needs is asked for with it, not after it; but not the chunk itself, nor what its shell has asked for
 * already. The other pages ask when they come: the names of all that all of them need made six kilobytes of every first visit.
 */
const resolveDependencies = (file: string, needed: readonly string[]): string[] => {
  if (file.includes('/shell-')) return needed.filter(other => other !== file)
  return /\/(?:home|page)-/.test(file) ? needed.filter(other => other !== file && !OF_SHELLS.test(other)) : []
}

/** What the first script needs, and nothing of what it runs ahead of. */
const AHEAD = {
  name: 'ahead',
  test: /[\\/]web[\\/](?:api[\\/](?:early|proof|browser-key|paths)|patient[\\/](?:acting|hide[\\/]hidden))[.]ts$/,
  priority: 1,
}
/** An icon alone is a hundred bytes, and a hundred and fifty of wrapping: those that seven screens draw travel together. */
const SHARED_ICONS = { name: 'icons', test: /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/, minShareCount: 7 }
/** And of our parts and their libraries, what a dozen chunks ask for: all but the first visit have it already. */
const SHARED_PARTS = { name: 'parts', test: /[\\/]web[\\/](?:ui|app|api)[\\/]|react-aria|react-stately|tanstack/, minShareCount: 12 }

export default defineConfig(({ mode }) => ({
  root: here,
  // `web/public` is a shell (the screens anyone may see), so static files live in `web/static`.
  publicDir: 'static',
  plugins: [
    madeUpServer(mode),
    keepOurLanguages(),
    react(),
    pdfDecoders(),
    layersFirst(),
    earlyFirst(),
    preloadsOfVisits(),
    compressedBeside(),
  ],
  server: { fs: { allow: ['..'] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Strict CSP: no data: URL in styles or scripts, no inline preload helper.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies },
    // One stylesheet: the order of the cascade layers never depends on which chunk came first.
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: [`${here}index.html`, `${here}early.ts`],
      output: { codeSplitting: { groups: [AHEAD, SHARED_ICONS, SHARED_PARTS] } },
    },
  },
}))
