import { useState } from 'react'
import type { Category } from '../../api/types.ts'

/** What is asked, for this tab and this record only: words of a search stand in no address. */
export type Asked = { readonly text: string; readonly exact: boolean; readonly asTyped: boolean; readonly category: Category | null }

export const askedFor = (text: string): Asked => ({ text: text.trim(), exact: false, asTyped: false, category: null })

const NOTHING: Asked = askedFor('')
const last = { recordId: '', asked: NOTHING }

/** Coming back from a document, one finds one's results again; in another record, nothing of this one. */
export const useAsked = (recordId: string): readonly [Asked, (asked: Asked) => void] => {
  const [asked, setAsked] = useState(() => (last.recordId === recordId ? last.asked : NOTHING))
  return [
    asked,
    next => {
      last.recordId = recordId
      last.asked = next
      setAsked(next)
    },
  ]
}
