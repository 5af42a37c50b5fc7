import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Acceptance tests: whole servers, minutes rather than seconds. The suites name the file they run. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/acceptance/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
