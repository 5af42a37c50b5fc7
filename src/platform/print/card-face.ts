/** One line of a card; `isStrong`: it is read first. */
export type CardLine = { readonly text: string; readonly isStrong?: true }

/** What a card says, in reading order. Both sizes are made of it, and its picture on screen too. */
export type CardFace = {
  readonly lang: 'fr-FR' | 'en-GB'
  readonly title: string
  readonly name: string
  readonly about: string
  readonly blocks: readonly { readonly title: string; readonly lines: readonly CardLine[]; readonly isStrong?: true }[]
  /** « + 3 »: what did not fit. */
  readonly more: (left: number) => string
  readonly foot: string
  readonly code: { readonly label: string; readonly text: string } | null
}

export type CardRow = CardLine & { readonly kind: 'title' | 'line' | 'more' }
export type LaidCard = { readonly front: readonly CardRow[]; readonly back: readonly CardRow[]; readonly left: number }

/** Rows of a card of a bank's size, on each side; letters of a row, on the back narrower beside the squares. */
const FRONT = { rows: 11, letters: 62 }
const BACK = { rows: 12, letters: 40 }

const cut = (text: string, letters: number): string => (text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`)

/** Whole blocks on the front as long as they fit, in order; the rest behind; what fits nowhere is counted, never silently dropped. */
export const layCard = ({ blocks, more }: CardFace): LaidCard => {
  const front: CardRow[] = []
  const back: CardRow[] = []
  let left = 0
  let onFront = true
  for (const block of blocks) {
    const rows: readonly CardRow[] = [
      { kind: 'title', text: block.title, ...(block.isStrong === true ? { isStrong: true } : {}) },
      ...block.lines.map(line => ({ kind: 'line' as const, ...line })),
    ]
    if (onFront && front.length + rows.length > FRONT.rows && front.length > 0) onFront = false
    const side = onFront ? front : back
    const room = (onFront ? FRONT.rows : BACK.rows - 1) - side.length
    if (room < 2) left += block.lines.length
    else {
      side.push(...rows.slice(0, room))
      left += Math.max(0, rows.length - room)
    }
  }
  const fitted = (rows: readonly CardRow[], { letters }: typeof FRONT): readonly CardRow[] =>
    rows.map(row => ({ ...row, text: cut(row.text, letters) }))
  return {
    front: fitted(front, FRONT),
    back: fitted(left === 0 ? back : [...back, { kind: 'more', text: more(left) }], BACK),
    left,
  }
}
