/** One world in a process of its own: `node player.ts '{"databaseUrl": …}'`. A server keeps what it knows of a record by its number, and both worlds use the same. */
import { play, type Play } from './play.ts'

await play(JSON.parse(process.argv[2] ?? '{}') as Play)
