import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { AS_IN_PRODUCTION } from '../../vitest.config.ts'

/** Acceptance tests: whole servers, minutes rather than seconds. The suites name the file they run. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/acceptance/**/*.test.ts'],
    experimental: AS_IN_PRODUCTION,
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
