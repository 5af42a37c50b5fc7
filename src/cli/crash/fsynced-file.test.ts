import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FsyncedFile } from './fsynced-file.ts'

test('a line is in the file when its append resolves, whatever is asked for meanwhile', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-lines-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const name = path.join(folder, 'lines')
  const file = await FsyncedFile.open(name)
  const written = Array.from({ length: 200 }, async (_, n) => {
    await new Promise(resolve => void setTimeout(resolve, n % 7))
    await file.append({ n })
    return readFileSync(name, 'utf8').split('\n').includes(JSON.stringify({ n }))
  })
  expect(new Set(await Promise.all(written))).toEqual(new Set([true]))
  await file.close()
  expect(readFileSync(name, 'utf8').trim().split('\n')).toHaveLength(200)
})
