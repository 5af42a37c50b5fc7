import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openFileKeyStore } from './file-key-store.ts'
import type { KeyStore } from './key-store.ts'
import { randomBytes } from './primitives.ts'
import { writtenUnder } from './testing/written.ts'

const WRITER = join(import.meta.dirname, 'testing', 'key-writer.ts')

const newFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'record.keys')
}

const openStore = (file: string): KeyStore => {
  const store = openFileKeyStore(file)
  onTestFinished(() => store.close().catch(() => undefined))
  return store
}

const namesOf = async (store: KeyStore): Promise<readonly string[]> => (await Array.fromAsync(store.names())).toSorted()

/** What another start would find, without disturbing the open one. */
const reopened = async (file: string): Promise<readonly string[]> => {
  const copy = join(mkdtempSync(join(tmpdir(), 'carnet-keys-')), 'copy.keys')
  onTestFinished(() => rmSync(join(copy, '..'), { recursive: true, force: true }))
  copyFileSync(file, copy)
  return namesOf(openStore(copy))
}

describe('a key of the file store', () => {
  test('is there after the store is opened again, whatever its bytes', async () => {
    const file = newFile()
    const store = openStore(file)
    const wrapped = randomBytes(61)
    await store.add('r/1', wrapped)
    await store.close()
    expect(await openStore(file).get('r/1')).toEqual(wrapped)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('is absent when nobody added it', async () => {
    expect(await openStore(newFile()).get('r/1')).toBeUndefined()
  })

  test('is written once: a second one of its name is refused, also while the first is on its way', async () => {
    const store = openStore(newFile())
    const both = await Promise.allSettled([store.add('r/1', writtenUnder('a')), store.add('r/1', writtenUnder('b'))])
    expect(both.map(one => one.status)).toEqual(['fulfilled', 'rejected'])
    await expect(store.add('r/1', writtenUnder('c'))).rejects.toThrow('exists')
    expect(await store.get('r/1')).toEqual(writtenUnder('a'))
  })

  test('is one of many written at once; a name that is there keeps its key and is given back', async () => {
    const file = newFile()
    const store = openStore(file)
    const both = [
      store.add('r/1', writtenUnder('a')),
      store.addMany(
        new Map([
          ['r/1', writtenUnder('b')],
          ['r/2', writtenUnder('c')],
        ]),
      ),
    ] as const
    expect((await Promise.all(both))[1]).toEqual(new Set(['r/1']))
    expect(await store.getMany(['r/1', 'r/2', 'r/3'])).toEqual(
      new Map([
        ['r/1', writtenUnder('a')],
        ['r/2', writtenUnder('c')],
      ]),
    )
    expect(await reopened(file)).toEqual(['r/1', 'r/2'])
  })

  test('that two ask for at once is there when the second is refused: she may go on with it', async () => {
    const store = openStore(newFile())
    const first = store.add('r/1', writtenUnder('a'))
    await expect(store.add('r/1', writtenUnder('b'))).rejects.toThrow('exists')
    expect(await store.get('r/1')).toEqual(writtenUnder('a'))
    await first
  })

  test('cannot be read before it is durable: no row is sealed under a key that a crash would take away', async () => {
    const file = newFile()
    const store = openStore(file)
    const added = store.add('r/1', writtenUnder('r/1'))
    expect(await store.get('r/1')).toBeUndefined()
    await added
    expect(await store.get('r/1')).toEqual(writtenUnder('r/1'))
    expect(await reopened(file)).toEqual(['r/1'])
  })

  test('is re-wrapped in place, and never brought back by a late re-wrapping', async () => {
    const file = newFile()
    const store = openStore(file)
    await store.add('r/1', writtenUnder('old'))
    await store.replace('r/1', writtenUnder('new'))
    expect(await store.get('r/1')).toEqual(writtenUnder('new'))
    const [destroyed, late] = await Promise.allSettled([store.destroy('r/1'), store.replace('r/1', writtenUnder('late'))])
    expect([destroyed.status, late.status]).toEqual(['fulfilled', 'rejected'])
    await expect(store.replace('r/2', writtenUnder('none'))).rejects.toThrow('no key')
    expect(await reopened(file)).toEqual([])
  })

  test('added by five hundred callers at once is added once each', async () => {
    const file = newFile()
    const store = openStore(file)
    const names = Array.from({ length: 500 }, (_, i) => `r/${i}`)
    await Promise.all(names.map(name => store.add(name, writtenUnder(name))))
    await store.close()
    const again = openStore(file)
    expect(await namesOf(again)).toEqual(names.toSorted())
    for (const name of names) expect(await again.get(name), name).toEqual(writtenUnder(name))
  })
})

describe('destroying a key', () => {
  test('leaves no byte of it in the folder, neither raw nor as it was written', async () => {
    const file = newFile()
    const store = openStore(file)
    const secret = randomBytes(48)
    await store.add('r/kept', writtenUnder('r/kept'))
    await store.add('r/gone', secret)
    await store.replace('r/gone', secret)
    const form = secret.toString('base64')
    expect(readFileSync(file, 'utf8')).toContain(form)
    await store.destroy('r/gone')
    const left = readFileSync(file)
    expect([left.includes(form), left.includes(secret), existsSync(`${file}.tmp`)]).toEqual([false, false, false])
    expect([await store.get('r/gone'), await store.get('r/kept')]).toEqual([undefined, writtenUnder('r/kept')])
    expect(await reopened(file)).toEqual(['r/kept'])
  })

  test('while others are being added loses none of them', async () => {
    const file = newFile()
    const store = openStore(file)
    const names = Array.from({ length: 60 }, (_, i) => `r/${i}`)
    await Promise.all(names.map(name => store.add(name, writtenUnder(name))))
    const late = Array.from({ length: 60 }, (_, i) => `late/${i}`)
    await Promise.all(late.flatMap((name, i) => [store.add(name, writtenUnder(name)), store.destroy(`r/${i}`)]))
    await store.add('last', writtenUnder('last'))
    await store.close()
    expect(await namesOf(openStore(file))).toEqual([...late, 'last'].toSorted())
  })

  test('sweeps what a process killed while rewriting had left', () => {
    const file = newFile()
    writeFileSync(`${file}.tmp`, `{"n":"r/old","k":"${Buffer.from('old').toString('base64')}"}\n`)
    openStore(file)
    expect(existsSync(`${file}.tmp`)).toBe(false)
  })

  test('destroys nothing when the file cannot be rewritten', async () => {
    const file = newFile()
    const store = openStore(file)
    await store.add('r/1', writtenUnder('r/1'))
    appendFileSync(file, '{"n":"stranger","k":""}\n')
    await expect(store.destroy('r/1')).rejects.toMatchObject({ code: 'keys.unavailable' })
    expect(await store.get('r/1')).toEqual(writtenUnder('r/1'))
  })
})

describe('a start after a crash', () => {
  test('drops a line that was cut anywhere, keeps every whole one, and goes on', async () => {
    const file = newFile()
    const store = openStore(file)
    await store.add('r/1', writtenUnder('r/1'))
    const before = statSync(file).size
    await store.add('r/2', writtenUnder('r/2'))
    await store.close()
    const whole = readFileSync(file)
    for (let length = before; length < whole.length; length++) {
      writeFileSync(file, whole.subarray(0, length))
      const cut = openFileKeyStore(file)
      expect(await namesOf(cut), `${length}`).toEqual(['r/1'])
      await cut.add('r/3', writtenUnder('r/3'))
      await cut.close()
      const again = openFileKeyStore(file)
      expect(await namesOf(again), `${length}`).toEqual(['r/1', 'r/3'])
      await again.close()
    }
  })

  test('finds every key that a killed process had acknowledged, whole', async () => {
    for (const enough of [1, 30, 200]) {
      const file = newFile()
      const writer = spawn(process.execPath, [WRITER, file, 'loop'], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = once(writer, 'exit')
      const kept: string[] = []
      for await (const line of createInterface(writer.stdout)) {
        kept.push(line.replace('kept ', ''))
        if (kept.length === enough) writer.kill('SIGKILL')
      }
      expect((await ended)[1]).toBe('SIGKILL')
      const store = openStore(file)
      const names = await namesOf(store)
      expect(kept.filter(name => !names.includes(name))).toEqual([])
      for (const name of names) expect(await store.get(name), name).toEqual(writtenUnder(name))
    }
  })

  test('is refused when a whole line is damaged or the file cannot be read: an empty store would be filled anew', () => {
    const file = newFile()
    writeFileSync(file, '{"n":"r/1","k":"AAAA"}\n{"n":"r/2",\n{"n":"r/3","k":"AAAA"}\n')
    expect(() => openFileKeyStore(file)).toThrow(SyntaxError)
    expect(() => openFileKeyStore(tmpdir())).toThrow('EISDIR')
  })
})

describe('a disk that fills up', () => {
  const ended = (limitKilobytes: number, count: number) => {
    const file = newFile()
    // the limit makes the last write short and the next one fail, as a full disk does
    const limit = `ulimit -f ${limitKilobytes}; exec "$0" "$@"`
    const { stdout } = spawnSync('bash', ['-c', limit, process.execPath, WRITER, file, 'once', String(count)], { encoding: 'utf8' })
    return { file, lines: stdout.trim().split('\n') }
  }

  test('refuses the key, keeps it neither in memory nor as a broken line, and every acknowledged one stands', async () => {
    const { file, lines } = ended(2, 40)
    const kept = lines.filter(line => line.startsWith('kept ')).map(line => line.replace('kept ', ''))
    const refused = lines.filter(line => line.startsWith('refused '))
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.length + refused.length).toBe(40)
    expect(refused.filter(line => !line.endsWith('keys.full absent'))).toEqual([])
    expect(refused.length).toBeGreaterThan(0)
    expect(readFileSync(file, 'utf8').endsWith('}\n')).toBe(true)
    const store = openStore(file)
    expect(await namesOf(store)).toEqual(kept.toSorted())
    await store.add('room-again', writtenUnder('room-again'))
    expect(await reopened(file)).toEqual([...kept, 'room-again'].toSorted())
  })
})

describe('a key file that another process writes too', () => {
  test('is written no more: what it has not read it must not rewrite', async () => {
    const file = newFile()
    const ours = openStore(file)
    const theirs = openStore(file)
    await theirs.add('r/theirs', writtenUnder('r/theirs'))
    await expect(ours.add('r/ours', writtenUnder('r/ours'))).rejects.toMatchObject({ code: 'keys.unavailable' })
    expect(await ours.get('r/ours')).toBeUndefined()
    expect(await reopened(file)).toEqual(['r/theirs'])
  })
})
