/** A process that supervises the server of a folder until it is killed: `node hold-postgres.ts FOLDER` prints the postmaster's pid. */
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'

const postgres = await startEmbeddedPostgres({ folder: process.argv[2] ?? '' })
console.log(postgres.pid())
setInterval(() => undefined, 60_000)
