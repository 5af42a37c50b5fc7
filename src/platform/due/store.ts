import { type Instant, toIso } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../db/index.ts'

/** `kind`: `slice.what-is-due`. `subject`: the random id of whatever it is due for. */
export type DueDate = { readonly kind: string; readonly subject: string; readonly due: Instant }

/** Starts or moves a clock, in the transaction of the fact that starts it. */
export const setDue = (tx: Queries, date: DueDate): Promise<unknown> => setDues(tx, date.kind, date.due, [date.subject])

/** The same clock for many subjects at once. */
export const setDues = (tx: Queries, kind: string, due: Instant, subjects: readonly string[]): Promise<unknown> =>
  tx.rows({
    name: 'due.set',
    text: `insert into due_date (kind, subject, due) select $1, s, $2 from unnest($3::uuid[]) as s
      on conflict (kind, subject) do update set due = excluded.due`,
    values: [kind, timestamp(due), subjects],
  })

/** Starts a clock, or lets it ring earlier; one that rings before stays. */
export const setDueAtLatest = (tx: Queries, { kind, subject, due }: DueDate): Promise<unknown> =>
  tx.rows({
    name: 'due.set_at_latest',
    text: `insert into due_date (kind, subject, due) values ($1, $2, $3)
      on conflict (kind, subject) do update set due = least(due_date.due, excluded.due)`,
    values: [kind, subject, timestamp(due)],
  })

/** One kind of clock for many subjects, each at its own time. */
export const setEachDue = (tx: Queries, kind: string, dates: readonly Omit<DueDate, 'kind'>[]): Promise<unknown> =>
  tx.rows({
    name: 'due.set_each',
    text: `insert into due_date (kind, subject, due) select $1, s, d::timestamptz from unnest($2::uuid[], $3::text[]) as u(s, d)
      on conflict (kind, subject) do update set due = excluded.due`,
    values: [kind, dates.map(({ subject }) => subject), dates.map(({ due }) => toIso(due))],
  })

/** Stops a clock; harmless when none runs. */
export const dropDue = (tx: Queries, kind: string, subject: string): Promise<unknown> => dropDues(tx, kind, [subject])

/** The same clock of many subjects. */
export const dropDues = (tx: Queries, kind: string, subjects: readonly string[]): Promise<unknown> =>
  tx.rows({ name: 'due.drop', text: 'delete from due_date where kind = $1 and subject = any($2::uuid[])', values: [kind, subjects] })

export type Taken = { readonly subject: string; readonly due: Instant }

/**
 * Takes up to `limit` subjects that are due at `at`, oldest first, in the transaction that acts on them. What another sweeper holds is
 * skipped, not waited for; what is rolled back is due again.
 */
export const takeDue = async (tx: Queries, kind: string, at: Instant, limit: number): Promise<readonly Taken[]> => {
  const rows = await tx.rows<Taken>({
    name: 'due.take',
    text: `with taken as (
        delete from due_date where (kind, subject) in (
          select kind, subject from due_date where kind = $1 and due <= $2 order by due limit $3 for update skip locked)
        returning subject, due)
      select subject, due from taken order by due, subject`,
    values: [kind, timestamp(at), limit],
  })
  return rows
}

/** When the next of this kind is due; none: `null`. */
export const nextDue = async (db: Queries, kind: string): Promise<Instant | null> => {
  const [row] = await db.rows<{ due: Instant | null }>({
    name: 'due.next',
    text: 'select min(due) as due from due_date where kind = $1',
    values: [kind],
  })
  return row?.due ?? null
}

/** When this subject's clock of this kind rings; none runs: `null`. */
export const dueOf = async (db: Queries, kind: string, subject: string): Promise<Instant | null> => {
  const [row] = await db.rows<{ due: Instant }>({
    name: 'due.of',
    text: 'select due from due_date where kind = $1 and subject = $2',
    values: [kind, subject],
  })
  return row?.due ?? null
}

/** Kinds of which something is due: what a sweep need not open a transaction for is what is not among them. */
export const kindsDue = async (db: Queries, at: Instant): Promise<ReadonlySet<string>> => {
  const rows = await db.rows<{ kind: string }>({
    name: 'due.kinds',
    text: 'select distinct kind from due_date where due <= $1',
    values: [timestamp(at)],
  })
  return new Set(rows.map(row => row.kind))
}
