import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The pages in a real browser, on one real server for all files: one after the other, so that each finds the machine to itself. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/global-setup.ts'],
    fileParallelism: false,
    maxConcurrency: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
