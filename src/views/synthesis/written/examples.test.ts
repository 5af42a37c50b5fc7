import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkIps } from './check-ips.fixtures.ts'

/** The documents that HL7 publishes with the IPS, outside the repository: our check must let them through, or it asks for more than the standard. */
const FOLDER = join(resolve(process.env['CARNET_CORPUS'] ?? join(import.meta.dirname, '../../../../../shared/data')), 'fhir/ips/examples')
const EXAMPLES = ['Bundle-IPS-examples-Bundle-01.json', 'Bundle-bundle-minimal.json', 'Bundle-bundle-ips-all-sections.json']
const hasExamples = existsSync(FOLDER)

if (!hasExamples) console.log('not run: examples of the IPS (set CARNET_CORPUS to a folder that holds fhir/ips/examples)')

test.runIf(hasExamples).each(EXAMPLES)('%s, published by HL7, passes the check that our own must pass', name => {
  expect(checkIps(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))).toEqual([])
})
