import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readDocumentTypes } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { DepositMetadata } from '../../api/types.ts'
import { parseDay, today, typedDay } from '../../ui/format/dates.ts'

export type Visibility = NonNullable<DepositMetadata['visibility']>

export type Draft = {
  readonly file: File | null
  readonly typeCode: string
  readonly title: string
  readonly date: string
  readonly visibility: Visibility
  readonly uniqueId: string
}

export type Send<T> = (metadata: DepositMetadata, file: File, onProgress: (share: number) => void) => Promise<T>

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
const metadataOf = (draft: Draft, replaces: string | undefined): DepositMetadata => ({
  ...(draft.file && isCda(draft.file)
    ? {}
    : { title: draft.title.trim(), typeCode: draft.typeCode, date: parseDay(draft.date) ?? today() }),
  visibility: draft.visibility,
  uniqueId: draft.uniqueId,
  ...(replaces ? { replaces } : {}),
})

export const useDeposit = <T>(send: Send<T>, replaces?: string) => {
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  const [draft, setDraft] = useState<Draft>(fresh)
  const [share, setShare] = useState(0)
  const deposit = useMutation({
    mutationFn: (file: File) => {
      setShare(0)
      return send(metadataOf(draft, replaces), file, setShare)
    },
  })
  const choose = (files: readonly File[]): void => {
    const [file] = files
    deposit.reset()
    if (file) setDraft({ ...draft, file, title: draft.title || titleFrom(file.name) })
  }
  const again = (): void => {
    deposit.reset()
    setDraft(fresh())
  }
  const why = deposit.error instanceof Problem ? deposit.error.message : ''
  return { types: types.data ?? [], draft, setDraft, choose, share, deposit, again, why }
}
