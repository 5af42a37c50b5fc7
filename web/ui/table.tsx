import { type ReactNode, useEffect, useRef, useState } from 'react'
import './table.css'

/** What scrolls sideways must be reached by keyboard (WCAG 2.1.1); what does not would be a useless stop. */
const useScrolls = () => {
  const frame = useRef<HTMLElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const observer = new ResizeObserver(() => setScrolls(box.scrollWidth > box.clientWidth))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return [frame, scrolls] as const
}

type Column<T> = {
  readonly head: string
  readonly cell: (row: T) => ReactNode
  /** A button, or nothing: it says itself what it does. */
  readonly isAct?: true
}

/** A real table with its caption. The first column names the row; on a phone each row becomes a small card whose cells repeat their heading, but for acts. */
export const Table = <T,>({
  caption,
  columns,
  rows,
  rowKey,
  hiddenCaption,
}: {
  readonly caption: string
  readonly hiddenCaption?: boolean
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
}) => {
  const [frame, scrolls] = useScrolls()
  return (
    <section ref={frame} className="table-frame" {...(scrolls ? { tabIndex: 0, 'aria-label': caption } : {})}>
      <table className="table">
        <caption className={hiddenCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.head} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.head} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} {...(column.isAct ? {} : { 'data-head': column.head })}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
