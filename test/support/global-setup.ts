import { rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { fromIso } from '../../src/kernel/instant.ts'
import { type ConnectOptions, connect, type Database, MigrationFault, migrate } from '../../src/platform/db/index.ts'
import { startEmbeddedPostgres, temporaryHome } from '../../src/platform/embedded-postgres/index.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: ConnectOptions
    testTemplate: string
  }
}

/** Two worlds, families or not, are whole servers with all their loops, several at once. */
const MOST_CONNECTIONS = '200'
/** Connections of one test database. */
const POOL = 6

type Server = { readonly options: ConnectOptions; stop(): Promise<void> }

/** A server for this run: the system's, when CARNET_TEST_DATABASE_URL names one, else our own in the temporary folder. */
const openServer = async (): Promise<Server> => {
  const url = process.env['CARNET_TEST_DATABASE_URL']
  if (url) return { options: { url, poolSize: POOL }, stop: async () => undefined }
  const folder = temporaryHome('carnet-test')
  const postgres = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    settings: { fsync: 'off', max_connections: MOST_CONNECTIONS },
  })
  const stop = async (): Promise<void> => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { options: { ...postgres.place, poolSize: POOL }, stop }
}

/** Several people may be writing migrations: outside CI, one that fails is told and the tests run on those before it. */
const migrateTemplate = async (template: Database): Promise<void> => {
  try {
    await migrate(template, fromIso('2026-01-01T00:00:00Z'))
  } catch (error) {
    if (process.env['CI'] || !(error instanceof MigrationFault)) throw error
    console.error(`\n  !! ${error.message}\n  !! tests go on with the migrations before it\n`)
  } finally {
    await template.close()
  }
}

const inDatabase = (options: ConnectOptions, database: string): ConnectOptions => {
  if (!('url' in options)) return { ...options, database }
  const url = new URL(options.url)
  url.pathname = `/${database}`
  return { ...options, url: url.href }
}

const databasesOf = (server: Database, prefix: string): Promise<readonly { datname: string }[]> =>
  server.rows({ name: 'test.databases', text: 'select datname from pg_database where starts_with(datname, $1)', values: [prefix] })

export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const server = await openServer()
  const admin = connect({ ...server.options, poolSize: 1 })
  const prefix = `carnet_test_${Buffer.from(systemDraw.bytes(4)).toString('hex')}`
  const template = `${prefix}_template`
  await admin.script(`create database ${template}`)
  await migrateTemplate(connect(inDatabase(server.options, template)))
  provide('testServer', server.options)
  provide('testTemplate', template)
  return async () => {
    for (const { datname } of await databasesOf(admin, prefix)) await admin.script(`drop database ${datname} with (force)`)
    await admin.close()
    await server.stop()
  }
}
