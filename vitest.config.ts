import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** `npm test` gives some files suites of their own. */
const ELSEWHERE = (process.env['CARNET_TESTS_WITHOUT'] ?? '').split(',').filter(file => file !== '')
const GONE = ['test/e2e/**', 'test/acceptance/**', 'node_modules/**', ...ELSEWHERE]

/** Erasable TypeScript: the runtime itself takes it, as it does in production, and modules are loaded and run a third faster than through Vite’s. */
export const AS_IN_PRODUCTION = { viteModuleRunner: false, nodeLoader: false } as const

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'verifier/**/*.test.ts'],
          exclude: GONE,
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          experimental: AS_IN_PRODUCTION,
        },
      },
      // Pages are JSX and style sheets: those are Vite’s.
      { extends: true, test: { name: 'pages', include: ['web/**/*.test.ts'], exclude: GONE, testTimeout: 30_000, hookTimeout: 60_000 } },
    ],
  },
})
