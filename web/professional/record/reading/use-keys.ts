import { type KeyboardEvent, type RefObject, useCallback } from 'react'
import { type Group, stepFrom } from './papers.ts'

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }

const inField = (target: EventTarget): boolean => target instanceof Element && target.closest('input, select, textarea') !== null

type Keys = {
  readonly box: RefObject<HTMLElement | null>
  readonly groups: readonly Group[]
  readonly doc: string | undefined
  readonly onOpen: (id: string) => void
}

/**
 * J, K and the arrows go from one document to the next, Enter goes to the text of the one that is open, Escape comes back to its line. Single keys work only
 * while the focus is on a line or in a text (WCAG 2.1.4), and never in a field.
 */
export const useKeys = ({ box, groups, doc, onOpen }: Keys): ((event: KeyboardEvent) => void) =>
  useCallback(
    event => {
      const { target, key } = event
      if (event.altKey || event.ctrlKey || event.metaKey || inField(target) || !(target instanceof Element)) return
      const isReading = target.closest('.reader') !== null
      const line = (id: string) => box.current?.querySelector<HTMLElement>(`[data-document="${id}"]`)
      // Two are compared: the list is not there, the focus stays on the whole.
      const focusLine = (id: string): void => {
        const found = line(id)
        if (found && found.offsetParent !== null) found.focus()
        else box.current?.focus({ preventScroll: true })
      }
      if (key === 'Escape' && isReading && doc !== undefined) focusLine(doc)
      if (key === 'Enter' && doc !== undefined && target === line(doc)) {
        event.preventDefault()
        box.current?.querySelector<HTMLElement>('.reader-title')?.focus()
      }
      const step = STEPS[key]
      // In a text, the arrows scroll it.
      if (step === undefined || (isReading && key.startsWith('Arrow'))) return
      const next = stepFrom(groups, doc, step)
      if (next === undefined) return
      event.preventDefault()
      onOpen(next.id)
      focusLine(next.id)
    },
    [box, groups, doc, onOpen],
  )
