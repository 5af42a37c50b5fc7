import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { depositDocument } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { dayOf, parseDay, today, typedDay } from '../../ui/format/dates.ts'
import { keys } from '../queries.ts'
import { addWords } from './words/index.ts'
import { type Entry, MAX_BYTES, titleFrom } from './queue.ts'

/** A photo is dated by the day it was taken, never later than today. */
const dayTaken = (file: File): string => {
  const day = dayOf(new Date(file.lastModified).toISOString())
  const now = today()
  return day > now ? now : day
}

const entryOf = (file: File, typeCode: string): Entry => ({
  key: crypto.randomUUID(),
  uniqueId: crypto.randomUUID(),
  file,
  title: titleFrom(file.name),
  typeCode,
  date: typedDay(dayTaken(file)),
  masked: false,
  state: { kind: 'ready' },
})

/** Files waiting, on their way, arrived or refused; each lives its own life. */
export const useQueue = (recordId: string, defaultType: string) => {
  const { add: words } = addWords.useWords()
  const client = useQueryClient()
  const [queue, setQueue] = useState<readonly Entry[]>([])
  const change = useCallback(
    (key: string, part: Partial<Entry>) => setQueue(all => all.map(entry => (entry.key === key ? { ...entry, ...part } : entry))),
    [],
  )

  const refusalOf = (file: File): string | null => (file.size > MAX_BYTES ? words.tooLarge : file.size === 0 ? words.emptyFile : null)
  const take = (files: readonly File[]): void =>
    setQueue(all => [
      ...all,
      ...files.map(file => {
        const entry = entryOf(file, defaultType)
        const why = refusalOf(file)
        return why === null ? entry : { ...entry, state: { kind: 'failed' as const, why } }
      }),
    ])
  const drop = (key: string): void => setQueue(all => all.filter(entry => entry.key !== key))

  const send = async (entry: Entry): Promise<void> => {
    change(entry.key, { state: { kind: 'sending', share: 0 } })
    const metadata = {
      title: entry.title.trim(),
      typeCode: entry.typeCode,
      date: parseDay(entry.date) ?? today(),
      visibility: entry.masked ? ('masked' as const) : ('all' as const),
      uniqueId: entry.uniqueId,
    }
    try {
      const deposited = await depositDocument(recordId, metadata, entry.file, share =>
        change(entry.key, { state: { kind: 'sending', share } }),
      )
      change(entry.key, { state: { kind: 'sent', deposited } })
    } catch (error) {
      const why = error instanceof Problem && error.message !== '' ? error.message : words.failedPlain
      change(entry.key, { state: { kind: 'failed', why } })
    }
  }
  /** One after the other: a phone's connection is one pipe, and the order of the list is kept. */
  const sendAll = async (): Promise<void> => {
    for (const entry of queue) {
      const again = entry.state.kind === 'failed' && refusalOf(entry.file) === null
      if (entry.state.kind === 'ready' || again) await send(entry)
    }
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: keys.access(recordId) })
  }
  return { queue, take, drop, change, sendAll }
}
