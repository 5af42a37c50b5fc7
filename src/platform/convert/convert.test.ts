import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { ConversionFailed, openConverter } from './index.ts'

const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'carnet-heic-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const left = (): readonly string[] => readdirSync('/dev/shm').filter(name => name.startsWith('carnet-convert-'))

test('a picture of a telephone becomes a JPEG of its size, and nothing is left behind', async () => {
  const home = folder()
  const png = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#a03' } })
    .png()
    .toBuffer()
  writeFileSync(path.join(home, 'a.png'), png)
  execFileSync('heif-enc', ['-o', path.join(home, 'a.heic'), path.join(home, 'a.png')], { stdio: 'ignore' })
  const converter = openConverter()
  expect(converter.can).toEqual({ heic: true, docx: true })
  const jpeg = await converter.convert('heic', readFileSync(path.join(home, 'a.heic')))
  expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 48 })
  expect(left()).toEqual([])
})

test('what is no picture, or takes too long, fails, and nothing is left behind', async () => {
  await expect(openConverter().convert('heic', Buffer.from('no picture'))).rejects.toThrow(ConversionFailed)
  await expect(openConverter({ milliseconds: 50 }).convert('docx', Buffer.from('PK'))).rejects.toThrow('too long')
  expect(left()).toEqual([])
})
