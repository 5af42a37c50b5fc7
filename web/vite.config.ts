import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
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

/** `--mode fixtures` puts made-up data in the place of the server: the screens can then be seen and tried alone. */
const madeUpServer = (mode: string): Plugin => ({
  name: 'carnet-fixtures',
  enforce: 'pre',
  resolveId(source, importer) {
    if (mode !== 'fixtures' || !source.endsWith('api/client.ts') || importer?.includes('/fixtures/')) return null
    return fileURLToPath(new URL('./fixtures/server.ts', import.meta.url))
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

/** An icon alone is a hundred bytes, and a hundred and fifty of wrapping: those that many screens draw travel together. */
const SHARED_ICONS = { name: 'icons', test: /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/, minShareCount: 8 }
/** And of our parts and their libraries, what thirty chunks ask for: all but the first visit have it already. */
const SHARED_PARTS = { name: 'parts', test: /[\\/]web[\\/](?:ui|app|api)[\\/]|react-aria|react-stately|tanstack/, minShareCount: 30 }

export default defineConfig(({ mode }) => ({
  root: here,
  // `web/public` is a shell (the screens anyone may see), so static files live in `web/static`.
  publicDir: 'static',
  plugins: [madeUpServer(mode), keepOurLanguages(), react(), pdfDecoders(), layersFirst()],
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
    rolldownOptions: { output: { codeSplitting: { groups: [SHARED_ICONS, SHARED_PARTS] } } },
  },
}))
