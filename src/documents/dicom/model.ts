import type { DicomHeader } from './read-header.ts'

/** One image of a study, and where it lies. `entry`: in the archive; absent: the file itself. */
export type Instance = {
  readonly id: number
  readonly entry?: number
  readonly number?: number
  readonly frames: number
  readonly rows: number
  readonly columns: number
  readonly size: number
  readonly transferSyntax: string
  /** One to look at first: what somebody marked, else the middle of its series. */
  readonly key: boolean
  /** By a key object selection of the same examination. */
  readonly marked?: true
}
export type Series = {
  readonly id: number
  readonly modality: string
  readonly description?: string
  readonly number?: number
  readonly instances: readonly Instance[]
}
export type Study = {
  readonly date?: string
  readonly description?: string
  readonly place?: string
  readonly patientName?: string
  readonly patientBirthDate?: string
  readonly series: readonly Series[]
}

/** `marks`: of a key object selection, the images it names. */
export type Found = { readonly header: DicomHeader; readonly size: number; readonly entry?: number; readonly marks: readonly string[] }

/** Ours: more images than a study of 500 MB holds; a bomb unpacks to more. */
export const ZIP_LIMITS = { entries: 10_000, bytes: 2 * 1024 * 1024 * 1024, ratio: 200 } as const

/** Series by number, images by number; of each, what is marked is looked at first, else the middle one. */
export const studyOf = (found: readonly Found[]): Study => {
  const marks = new Set(found.flatMap(one => one.marks))
  const isMarked = ({ header: { sopInstance } }: Found): boolean => sopInstance !== undefined && marks.has(sopInstance)
  const bySeries = Map.groupBy(found, ({ header }) => header.seriesInstance)
  const ordered = [...bySeries.values()].toSorted((a, b) => numberOf(a[0]?.header.seriesNumber) - numberOf(b[0]?.header.seriesNumber))
  let id = 0
  const series = ordered.map((members, index): Series => {
    const [first] = members
    const sorted = members.toSorted((a, b) => numberOf(a.header.instanceNumber) - numberOf(b.header.instanceNumber))
    const middle = sorted[Math.floor((sorted.length - 1) / 2)]
    const chosen = sorted.some(isMarked) ? isMarked : (one: Found) => one === middle
    return {
      id: index,
      modality: first?.header.modality ?? '',
      ...(first?.header.seriesDescription === undefined ? {} : { description: first.header.seriesDescription }),
      ...(first?.header.seriesNumber === undefined ? {} : { number: first.header.seriesNumber }),
      instances: sorted.map(one => instanceOf(id++, one, chosen(one) && one.header.rows > 0, isMarked(one))),
    }
  })
  const head = found[0]?.header
  return {
    ...(head?.studyDate === undefined ? {} : { date: head.studyDate }),
    ...(head?.studyDescription === undefined ? {} : { description: head.studyDescription }),
    ...(head?.institution === undefined ? {} : { place: head.institution }),
    ...(head?.patientName === undefined ? {} : { patientName: head.patientName }),
    ...(head?.patientBirthDate === undefined ? {} : { patientBirthDate: head.patientBirthDate }),
    series,
  }
}

const numberOf = (number: number | undefined): number => number ?? Number.MAX_SAFE_INTEGER

const instanceOf = (id: number, { header, size, entry }: Found, key: boolean, isMarked: boolean): Instance => ({
  id,
  ...(entry === undefined ? {} : { entry }),
  ...(header.instanceNumber === undefined ? {} : { number: header.instanceNumber }),
  frames: header.frames,
  rows: header.rows,
  columns: header.columns,
  size,
  transferSyntax: header.transferSyntax,
  key,
  ...(isMarked ? { marked: true as const } : {}),
})
