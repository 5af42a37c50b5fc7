import { afterAll, inject } from 'vitest'
import { type ConnectOptions, connect, type Database } from '../../src/platform/db/index.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'

/** A database of its own for one test file: migrated, empty, in the role of the server. */
export type FreshDatabase = Database & {
  /** To open it once more, as another process would. */
  readonly options: ConnectOptions
  /** The same database as the owner of the tables: looks past row security and revoked rights. Closed with the rest. */
  readonly owner: Database
}

const inDatabase = (options: ConnectOptions, database: string): ConnectOptions => {
  if (!('url' in options)) return { ...options, database }
  const url = new URL(options.url)
  url.pathname = `/${database}`
  return { ...options, url: url.href }
}

const onServer = async (statement: string): Promise<void> => {
  const server = connect({ ...inject('testServer'), poolSize: 1 })
  await server.script(statement).finally(() => server.close())
}

/** Call it while the file is collected, `const database = await freshDatabase()` at its top: it registers its own removal. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const template = inject('testTemplate')
  const name = template.replace('template', Buffer.from(systemDraw.bytes(6)).toString('hex'))
  await onServer(`create database ${name} template ${template}`)
  const asOwner = inDatabase(inject('testServer'), name)
  const options = { ...asOwner, role: 'carnet_app' }
  const database = connect(options)
  const owner = connect({ ...asOwner, poolSize: 2 })
  afterAll(async () => {
    await Promise.all([database.close(), owner.close()])
    await onServer(`drop database ${name} with (force)`)
  })
  return { ...database, options, owner }
}
