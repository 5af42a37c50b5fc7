import { ENTRIES_LEVEL, TILE_WIDTH, type TilePath } from './model.ts'

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/
const MAX_LEVEL = 63

/** C2SP tlog-tiles: 1234067 → `x001/x234/067`. */
const formatIndex = (index: number): string => {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

export const formatTilePath = ({ level, index, width }: TilePath): string => {
  const name = level === ENTRIES_LEVEL ? 'entries' : String(level)
  return `tile/${name}/${formatIndex(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** The tile a path names, or null. Exactly one path names a tile: anything else (extra zeroes, width 256) is not a path. */
export const parseTilePath = (path: string): TilePath | null => {
  const [, name, digits, partial] = PATH.exec(path) ?? []
  if (name === undefined || digits === undefined) return null
  const level = name === 'entries' ? ENTRIES_LEVEL : Number(name)
  const index = Number(digits.replaceAll(/[x/]/g, ''))
  const tile = { level, index, width: partial === undefined ? TILE_WIDTH : Number(partial) }
  if (partial !== undefined && tile.width >= TILE_WIDTH) return null
  if (level > MAX_LEVEL || !Number.isSafeInteger(index) || formatTilePath(tile) !== path) return null
  return tile
}
