/**
 * Outlines of a TrueType font (OpenType 1.9: head, maxp, cmap 4, loca, glyf, hmtx): what it takes to draw words on a scanned page
 * without a graphics library. Simple glyphs, and composite ones for accented letters.
 */

/** A point of a contour in font units, y up; `on` the curve, or the control point of a quadratic one. */
type Point = { readonly x: number; readonly y: number; readonly on: boolean }
/** Straight edges of closed contours, in font units. */
export type Edge = readonly [x0: number, y0: number, x1: number, y1: number]
type Outline = { readonly advance: number; readonly edges: readonly Edge[] }
export type Face = { readonly units: number; outline(character: string): Outline }

type Tables = ReadonlyMap<string, number>

const tablesOf = (view: DataView): Tables =>
  new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const at = 12 + index * 16
      const tag = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
      return [tag, view.getUint32(at + 8)] as const
    }),
  )

const tableAt = (tables: Tables, tag: string): number => {
  const at = tables.get(tag)
  if (at === undefined) throw new RangeError(`the font has no ${tag} table`)
  return at
}

/** Offset of the Unicode subtable of format 4 (platform 3, encoding 1). */
const unicodeMap = (view: DataView, cmap: number): number => {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + 4 + index * 8
    const subtable = cmap + view.getUint32(at + 4)
    if (view.getUint16(at) === 3 && view.getUint16(at + 2) === 1 && view.getUint16(subtable) === 4) return subtable
  }
  throw new RangeError('the font has no Unicode map of format 4')
}

const glyphOf = (view: DataView, map: number, codePoint: number): number => {
  const count = view.getUint16(map + 6)
  for (let segment = 0; segment < count; segment += 2) {
    const [end, start] = [view.getUint16(map + 14 + segment), view.getUint16(map + 16 + count + segment)]
    if (codePoint > end) continue
    if (codePoint < start) return 0
    const delta = view.getUint16(map + 16 + 2 * count + segment)
    const rangeAt = map + 16 + 3 * count + segment
    const range = view.getUint16(rangeAt)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - start))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}

const ON = 1
const REPEAT = 8

const flagsFrom = (view: DataView, at: number, count: number): { readonly flags: readonly number[]; readonly end: number } => {
  const flags: number[] = []
  let cursor = at
  while (flags.length < count) {
    const flag = view.getUint8(cursor)
    cursor += 1
    const times = (flag & REPEAT) === 0 ? 1 : view.getUint8(cursor) + 1
    cursor += (flag & REPEAT) === 0 ? 0 : 1
    for (let time = 0; time < times; time += 1) flags.push(flag)
  }
  return { flags, end: cursor }
}

/** One axis of the points: short steps of a byte with a sign, long steps, or none. */
const axisFrom = (view: DataView, at: number, flags: readonly number[], short: number, same: number) => {
  let [cursor, value] = [at, 0]
  const values = flags.map(flag => {
    if ((flag & short) !== 0) {
      value += (flag & same) !== 0 ? view.getUint8(cursor) : -view.getUint8(cursor)
      cursor += 1
    } else if ((flag & same) === 0) {
      value += view.getInt16(cursor)
      cursor += 2
    }
    return value
  })
  return { values, end: cursor }
}

const simpleContours = (view: DataView, at: number, contours: number): readonly (readonly Point[])[] => {
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(at + 10 + index * 2))
  const start = at + 12 + contours * 2 + view.getUint16(at + 10 + contours * 2)
  const { flags, end } = flagsFrom(view, start, (ends.at(-1) ?? -1) + 1)
  const xs = axisFrom(view, end, flags, 2, 16)
  const ys = axisFrom(view, xs.end, flags, 4, 32)
  const points = flags.map((flag, index) => ({ x: xs.values[index] ?? 0, y: ys.values[index] ?? 0, on: (flag & ON) !== 0 }))
  return ends.map((last, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? -1) + 1, last + 1))
}

type Font = { readonly view: DataView; readonly glyf: number; readonly loca: number; readonly wide: boolean }

/** An accented letter: its letter and its accent, each moved (offsets only; Liberation Sans scales none). */
const compositeContours = (font: Font, at: number): readonly (readonly Point[])[] => {
  const contours: (readonly Point[])[] = []
  let [cursor, more] = [at + 10, true]
  while (more) {
    const flags = font.view.getUint16(cursor)
    const words = (flags & 1) !== 0
    const [dx, dy] = words
      ? [font.view.getInt16(cursor + 4), font.view.getInt16(cursor + 6)]
      : [font.view.getInt8(cursor + 4), font.view.getInt8(cursor + 5)]
    const parts = contoursOf(font, font.view.getUint16(cursor + 2))
    contours.push(...parts.map(part => part.map(point => ({ ...point, x: point.x + dx, y: point.y + dy }))))
    cursor += (words ? 8 : 6) + ((flags & 8) !== 0 ? 2 : 0) + ((flags & 64) !== 0 ? 4 : 0) + ((flags & 128) !== 0 ? 8 : 0)
    more = (flags & 32) !== 0
  }
  return contours
}

const contoursOf = (font: Font, glyph: number): readonly (readonly Point[])[] => {
  const offset = (index: number): number =>
    font.wide ? font.view.getUint32(font.loca + index * 4) : 2 * font.view.getUint16(font.loca + index * 2)
  if (offset(glyph) === offset(glyph + 1)) return []
  const at = font.glyf + offset(glyph)
  const contours = font.view.getInt16(at)
  return contours < 0 ? compositeContours(font, at) : simpleContours(font.view, at, contours)
}

const CURVE_STEPS = 4

const curve = (from: Point, control: Point, to: Point): readonly Point[] =>
  Array.from({ length: CURVE_STEPS }, (_, index) => {
    const t = (index + 1) / CURVE_STEPS
    const u = 1 - t
    return { x: u * u * from.x + 2 * u * t * control.x + t * t * to.x, y: u * u * from.y + 2 * u * t * control.y + t * t * to.y, on: true }
  })

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true })

/** Between two control points the curve passes half-way: with those points put in, on and off alternate as quadratic curves do. */
const flattened = (contour: readonly Point[]): readonly Edge[] => {
  const full = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point
    return point.on || next.on ? [point] : [point, middle(point, next)]
  })
  const start = Math.max(
    0,
    full.findIndex(point => point.on),
  )
  const turned = [...full.slice(start), ...full.slice(0, start)]
  const path = turned.flatMap((point, index) => {
    const [before, next] = [turned[index - 1], turned[(index + 1) % turned.length]]
    return point.on || before === undefined || next === undefined ? (before?.on === false ? [] : [point]) : curve(before, point, next)
  })
  return path.map((point, index) => {
    const next = path[(index + 1) % path.length] ?? point
    return [point.x, point.y, next.x, next.y] as const
  })
}

/** Opens the bytes of a TrueType file. Outlines are kept once made. */
export const openFace = (bytes: Uint8Array): Face => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = tablesOf(view)
  const [head, hhea, hmtx] = [tableAt(tables, 'head'), tableAt(tables, 'hhea'), tableAt(tables, 'hmtx')]
  const font: Font = { view, glyf: tableAt(tables, 'glyf'), loca: tableAt(tables, 'loca'), wide: view.getInt16(head + 50) === 1 }
  const map = unicodeMap(view, tableAt(tables, 'cmap'))
  const metrics = view.getUint16(hhea + 34)
  const known = new Map<string, Outline>()
  const made = (character: string): Outline => {
    const glyph = glyphOf(view, map, character.codePointAt(0) ?? 32)
    const advance = view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1))
    return { advance, edges: contoursOf(font, glyph).flatMap(flattened) }
  }
  const outline = (character: string): Outline => {
    const found = known.get(character) ?? made(character)
    known.set(character, found)
    return found
  }
  return { units: view.getUint16(head + 18), outline }
}
