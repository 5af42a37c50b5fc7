import { mkdtemp, open, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { BlobTruncated, fileBlobs } from './index.ts'
import { describeBlobStore, newKey, pieces, readAll, someBytes } from './testing/contract.ts'

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-blobs-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const shared = await mkdtemp(join(tmpdir(), 'carnet-blobs-'))
afterAll(() => rm(shared, { recursive: true, force: true }))

describeBlobStore('files', () => fileBlobs(shared))

const filesUnder = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

test('objects are still there when the store is opened again', async () => {
  const [folder, key, content] = [await newFolder(), newKey(), someBytes(100_000)]
  await (await fileBlobs(folder)).put(key, pieces(content))
  expect((await readAll((await fileBlobs(folder)).get(key))).equals(content)).toBe(true)
})

test('opening the store sweeps what dead processes left, and nothing of living ones', async () => {
  const folder = await newFolder()
  await fileBlobs(folder)
  const temporary = join(folder, 'temporary')
  // 2^22 is the largest pid Linux gives (pid_max); the parent of this process lives.
  for (const name of ['4194305-left', `${process.pid}-left`, 'strange', `${process.ppid}-writing`])
    await writeFile(join(temporary, name), 'half')
  await fileBlobs(folder)
  expect(await readdir(temporary)).toEqual([`${process.ppid}-writing`])
})

test('a file that shrinks while it is read ends in an error, not in a short body', async () => {
  const [folder, key] = [await newFolder(), newKey()]
  const store = await fileBlobs(folder)
  await store.put(key, pieces(someBytes(1_000_000)))
  const [file = ''] = await filesUnder(join(folder, 'objects'))
  const reading = async () => {
    for await (const _ of store.get(key)) await truncate(file, 200_000)
  }
  await expect(reading()).rejects.toThrow(BlobTruncated)
})

test('files are for their owner only', async () => {
  const [folder, key] = [await newFolder(), newKey()]
  await (await fileBlobs(folder)).put(key, pieces(someBytes(10)))
  const [file = ''] = await filesUnder(join(folder, 'objects'))
  const handle = await open(file)
  expect((await handle.stat()).mode & 0o077).toBe(0)
  await handle.close()
})
