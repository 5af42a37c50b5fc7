import type { ConnectOptions } from '../../src/platform/db/index.ts'

/** Where a test's database is, as a setting says it; in the name of its owner. */
export const databaseUrlOf = (options: ConnectOptions): string => {
  if ('url' in options) return options.url
  const { host, port = 5432, user, password, database } = options
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}
