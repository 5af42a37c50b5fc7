import { describe, expect, it } from 'vitest'
import { formatTilePath, parseTilePath } from './tile-path.ts'

describe('tile paths (C2SP tlog-tiles)', () => {
  it('are those of the specification', () => {
    expect(formatTilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(formatTilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17')
    expect(formatTilePath({ level: -1, index: 273, width: 112 })).toBe('tile/entries/273.p/112')
    expect(formatTilePath({ level: 2, index: 1_000, width: 1 })).toBe('tile/2/x001/000.p/1')
  })

  it('are read back as they were written', () => {
    for (const level of [-1, 0, 1, 7, 63]) {
      for (const index of [0, 5, 999, 1_000, 999_999, 1_234_067, 10 ** 12]) {
        for (const width of [1, 255, 256]) expect(parseTilePath(formatTilePath({ level, index, width }))).toEqual({ level, index, width })
      }
    }
  })

  it('have one spelling only', () => {
    const others = [
      'tile/0/1',
      'tile/0/0001',
      'tile/0/x000/001',
      'tile/00/001',
      'tile/64/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/000.p/257',
      'tile/-1/000',
      'tile/0/001/000',
      'tile/0/x001/x000',
      '/tile/0/000',
      'tile/0/000/',
      'tile/entries/000.p/',
      'tile/0/000\n',
      'tile/0/..',
      'tile/0/x999/x999/x999/x999/x999/999',
      'checkpoint',
      '',
    ]
    for (const other of others) expect(parseTilePath(other)).toBeNull()
  })
})
