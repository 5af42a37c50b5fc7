import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readDocumentTypes } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { DepositMetadata, DepositProposal } from '../../api/types.ts'
import { parseDay, today, typedDay } from '../../ui/format/dates.ts'

/** `secret`: hidden from representatives, and the deposit too. */
export type Visibility = NonNullable<DepositMetadata['visibility']> | 'secret'

/** A file that waits to be sent. */
export type Draft = {
  readonly file: File
  readonly typeCode: string
  readonly title: string
  readonly date: string
  /** Its own number: sent twice, it is filed once. */
  readonly uniqueId: string
  /** What was read of it; nothing yet, or nothing to read. */
  readonly told: DepositProposal | null
  readonly isReading: boolean
  /** Why it was not filed: the server's words, or none. */
  readonly failed: string | null
}

export type Sent = DepositMetadata & { readonly uniqueId: string }
export type Send<T> = (metadata: Sent, file: File, onProgress: (share: number) => void, secret: boolean) => Promise<T>
export type Read = (file: File) => Promise<DepositProposal>

const titleFrom = (name: string): string =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()

const draftOf = (file: File, isReading: boolean): Draft => ({
  ...{ file, isReading, typeCode: '', title: titleFrom(file.name), date: typedDay(today()) },
  ...{ uniqueId: crypto.randomUUID(), told: null, failed: null },
})

export const isCda = (file: File): boolean => /\.xml$/i.test(file.name) || file.type.endsWith('/xml')
const isUntyped = ({ file, typeCode }: Draft): boolean => !isCda(file) && typeCode === ''
export const namesAnother = ({ told }: Draft): boolean => told?.person?.verdict === 'other'
/** The Code keeps this type for other professions: the server would refuse it. A CDA says itself who wrote it. */
export const isOfOthers = ({ file, told, typeCode }: Draft): boolean => !isCda(file) && told?.refused.includes(typeCode) === true
export const isReady = (draft: Draft): boolean => !draft.isReading && !isUntyped(draft) && !namesAnother(draft) && !isOfOthers(draft)

/** The header of a CDA says what the document is: only what it cannot say is sent with it. */
const metadataOf = ({ file, title, typeCode, date, uniqueId }: Draft, visibility: Visibility, replaces: string | undefined): Sent => ({
  ...(isCda(file) ? {} : { title: title.trim(), typeCode, date: parseDay(date) ?? today() }),
  visibility: visibility === 'secret' ? 'hidden-from-representatives' : visibility,
  uniqueId,
  ...(replaces ? { replaces } : {}),
})

/** What was read fills what nobody typed, be it read after she began to type. */
const filled = (draft: Draft, told: DepositProposal): Draft => {
  const { title, date, type } = told
  return {
    ...draft,
    told,
    title: title !== undefined && draft.title === titleFrom(draft.file.name) ? title.value : draft.title,
    typeCode: draft.typeCode === '' ? type.value : draft.typeCode,
    date: date !== undefined && date.value.length === 10 && draft.date === typedDay(today()) ? typedDay(date.value) : draft.date,
  }
}

const reasonOf = (error: unknown): string => (error instanceof Problem ? error.message : '')

/** Several files of one visit: each is read, described and sent by itself; what failed stays, and is sent again alone. */
export const useDeposit = <T>(send: Send<T>, read?: Read, replaces?: string) => {
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const [visibility, setVisibility] = useState<Visibility>('all')
  const [done, setDone] = useState<readonly T[]>([])
  const [share, setShare] = useState(0)
  const change = (id: string, next: (draft: Draft) => Draft): void =>
    setDrafts(now => now.map(draft => (draft.uniqueId === id ? next(draft) : draft)))
  const remove = (id: string): void => setDrafts(now => now.filter(({ uniqueId }) => uniqueId !== id))
  const sendOne = async (draft: Draft, place: number, of: number): Promise<void> => {
    try {
      const metadata = metadataOf(draft, visibility, replaces)
      const answer = await send(metadata, draft.file, part => setShare((place + part) / of), visibility === 'secret')
      setDone(now => [...now, answer])
      remove(draft.uniqueId)
    } catch (error) {
      change(draft.uniqueId, one => ({ ...one, failed: reasonOf(error) }))
    }
  }
  const deposit = useMutation({
    // Without a network too: what sends it keeps it, or says no.
    networkMode: 'always',
    mutationFn: async (those: readonly Draft[]) => {
      setShare(0)
      // One after the other: what is told of each is told in their order, and a line of the countryside is not shared.
      for (const [place, draft] of those.entries()) await sendOne(draft, place, those.length)
    },
  })
  const readOne = async ({ uniqueId, file }: Draft): Promise<void> => {
    const told = await read?.(file).catch(() => null)
    change(uniqueId, draft => ({ ...(told ? filled(draft, told) : draft), isReading: false }))
  }
  const choose = (files: readonly File[]): void => {
    const added = (replaces ? files.slice(0, 1) : files).map(file => draftOf(file, read !== undefined))
    setDrafts(now => [...now, ...added])
    if (read) for (const draft of added) void readOne(draft)
  }
  const again = (): void => {
    setDone([])
    setVisibility('all')
  }
  return { types: types.data ?? [], drafts, change, remove, choose, visibility, setVisibility, share, deposit, done, again }
}
