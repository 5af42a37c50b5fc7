import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readDocumentTypes } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { DepositMetadata, DepositProposal } from '../../api/types.ts'
import { parseDay, today, typedDay } from '../../ui/format/dates.ts'

/** `secret`: hidden from representatives, and the deposit too. */
export type Visibility = NonNullable<DepositMetadata['visibility']> | 'secret'

export type Draft = {
  readonly file: File | null
  readonly typeCode: string
  readonly title: string
  readonly date: string
  readonly visibility: Visibility
  readonly uniqueId: string
}

/** With its own number: sent twice, it is filed once. */
export type Sent = DepositMetadata & { readonly uniqueId: string }
export type Send<T> = (metadata: Sent, file: File, onProgress: (share: number) => void, secret: boolean) => Promise<T>
export type Read = (file: File) => Promise<DepositProposal>

const fresh = (): Draft => ({
  file: null,
  typeCode: '',
  title: '',
  date: typedDay(today()),
  visibility: 'all',
  uniqueId: crypto.randomUUID(),
})

const titleFrom = (name: string): string =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()

export const isCda = (file: File): boolean => /\.xml$/i.test(file.name) || file.type.endsWith('/xml')

/** The header of a CDA says what the document is: only what it cannot say is sent with it. */
const metadataOf = (draft: Draft, replaces: string | undefined): Sent => ({
  ...(draft.file && isCda(draft.file)
    ? {}
    : { title: draft.title.trim(), typeCode: draft.typeCode, date: parseDay(draft.date) ?? today() }),
  visibility: draft.visibility === 'secret' ? 'hidden-from-representatives' : draft.visibility,
  uniqueId: draft.uniqueId,
  ...(replaces ? { replaces } : {}),
})

/** What was read fills what nobody typed, be it read after she began to type. */
const filled = (draft: Draft, file: File, { title, date, type }: DepositProposal): Draft => ({
  ...draft,
  title: title !== undefined && draft.title === titleFrom(file.name) ? title.value : draft.title,
  typeCode: draft.typeCode === '' ? type.value : draft.typeCode,
  date: date !== undefined && date.value.length === 10 && draft.date === typedDay(today()) ? typedDay(date.value) : draft.date,
})

export const useDeposit = <T>(send: Send<T>, read?: Read, replaces?: string) => {
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  const [draft, setDraft] = useState<Draft>(fresh)
  const [share, setShare] = useState(0)
  const deposit = useMutation({
    // Without a network too: what sends it keeps it, or says no.
    networkMode: 'always',
    mutationFn: (file: File) => {
      setShare(0)
      return send(metadataOf(draft, replaces), file, setShare, draft.visibility === 'secret')
    },
  })
  const reading = useMutation({
    networkMode: 'always',
    mutationFn: (file: File) => read?.(file) ?? Promise.resolve(null),
    // What is read of a file that was changed meanwhile is not of this one.
    onSuccess: (told, file) => setDraft(now => (told !== null && now.file === file ? filled(now, file, told) : now)),
  })
  const choose = (files: readonly File[]): void => {
    const [file] = files
    deposit.reset()
    reading.reset()
    if (!file) return
    setDraft({ ...draft, file, title: draft.title || titleFrom(file.name) })
    reading.mutate(file)
  }
  const again = (): void => {
    deposit.reset()
    reading.reset()
    setDraft(fresh())
  }
  const why = deposit.error instanceof Problem ? deposit.error.message : ''
  const told = reading.data ?? null
  return { types: types.data ?? [], draft, setDraft, choose, share, deposit, again, why, told, isReading: reading.isPending }
}
