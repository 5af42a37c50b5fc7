import { lazy, Suspense } from 'react'
import type { DialogProps } from './dialog-sheet.tsx'

const DialogSheet = lazy(() => import('./dialog-sheet.tsx').then(module => ({ default: module.DialogSheet })))

/** A dialog that nobody opened yet is not downloaded. */
export const Dialog = (props: DialogProps) =>
  props.isOpen ? (
    <Suspense fallback={null}>
      <DialogSheet {...props} />
    </Suspense>
  ) : null
