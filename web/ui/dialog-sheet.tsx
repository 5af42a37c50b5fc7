import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import './dialog.css'
import { common } from './words/index.ts'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** A question that must be answered: clicking outside does not close it (Escape still does). */
  readonly alert?: boolean
  readonly wide?: boolean
}

/** On a wide screen a dialog, on a phone a sheet that rises from the bottom. The focus stays in it and goes back to what opened it. */
export const DialogSheet = ({ title, isOpen, onClose, children, alert, wide }: DialogProps) => {
  const words = common.useWords()
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={open => !open && onClose()} isDismissable={!alert}>
      <Modal className={wide ? 'sheet is-wide' : 'sheet'}>
        <AriaDialog className="sheet-body" role={alert ? 'alertdialog' : 'dialog'}>
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="quiet" icon={X} iconOnly onPress={onClose}>
              {words.actions.close}
            </Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
