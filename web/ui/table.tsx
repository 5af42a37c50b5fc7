import type { ReactNode } from 'react'
import './table.css'

/** A real table with its caption. The first column names the row; on a phone each row becomes a small card whose cells repeat their heading. */
export const Table = <T,>({
  caption,
  columns,
  rows,
  rowKey,
  hiddenCaption,
}: {
  readonly caption: string
  readonly hiddenCaption?: boolean
  readonly columns: readonly { readonly head: string; readonly cell: (row: T) => ReactNode }[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
}) => (
  <div className="table-frame">
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
                <td key={column.head} data-head={column.head}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
