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

export default defineConfig({
  root: here,
  // `web/public` is a shell (the screens anyone may see), so static files live in `web/static`.
  publicDir: 'static',
  plugins: [keepOurLanguages(), react()],
  server: { fs: { allow: ['..'] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Strict CSP: no data: URL in styles or scripts, no inline preload helper.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One stylesheet: the order of the cascade layers never depends on which chunk came first.
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
})
