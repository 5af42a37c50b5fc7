/**
 * A process that puts objects into a file store, to be killed or troubled by a test: `writer.ts FOLDER half|loop|once|twice`.
 * It prints one line for each thing done; content is a repetition of the key, so that a checker can tell whole from damaged.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from '../file-errors.ts'
import { fileBlobs } from '../index.ts'
import { contentOf, WRITTEN_BYTES } from './written.ts'

const [folder = '', task = ''] = process.argv.slice(2)
const store = await fileBlobs(folder)
const say = (line: string) => new Promise(resolve => process.stdout.write(`${line}\n`, resolve))

async function* halfOf(key: string) {
  yield contentOf(key).subarray(0, WRITTEN_BYTES / 2)
  await say('half')
  await pause(60_000)
}

async function* wholeOf(key: string) {
  const content = contentOf(key)
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536)
}

const attempt = async (key: string) => {
  try {
    await store.put(key, wholeOf(key))
    await say(`kept ${key}`)
  } catch (error) {
    await say(`refused ${key} ${error instanceof Error ? error.constructor.name : 'unknown'} ${codeOf(error)}`)
  }
}

if (task === 'half') await store.put('half/one', halfOf('half/one'))
if (task === 'once') await attempt('once/one')
if (task === 'twice') for (const key of ['twice/one', 'twice/two']) await attempt(key)
if (task === 'loop')
  await Promise.all(
    [0, 1, 2, 3].map(async lane => {
      for (let n = 0; ; n++) await attempt(`loop/${lane}/${n}`)
    }),
  )
