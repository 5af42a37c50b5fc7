/**
 * A process that fills a key file, to be killed or starved by a test: `node key-writer.ts FILE loop|once COUNT`.
 * It prints one line a key, after the store acknowledged it: `kept NAME`, or `refused NAME CODE`.
 */
import { Refusal } from '../../../kernel/refusal.ts'
import { openFileKeyStore } from '../file-key-store.ts'
import { writtenUnder } from './written.ts'

const [file = '', task = '', count = '0'] = process.argv.slice(2)
const store = openFileKeyStore(file)

const keep = async (name: string): Promise<void> => {
  try {
    await store.add(name, writtenUnder(name))
    console.log(`kept ${name}`)
  } catch (error) {
    const known = (await store.get(name)) === undefined ? 'absent' : 'present'
    console.log(`refused ${name} ${error instanceof Refusal ? error.code : 'fault'} ${known}`)
  }
}

if (task === 'once') for (let i = 0; i < Number(count); i++) await keep(`once/${i}`)
else for (let i = 0; ; i += 8) await Promise.all(Array.from({ length: 8 }, (_, j) => keep(`loop/${i + j}`)))
