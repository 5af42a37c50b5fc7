import { Check, Pin, TriangleAlert, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { currentToasts, hush, settleAll, type Toast, undo, watchToasts } from './toast.ts'
import './toast.css'
import { common } from './words/index.ts'

const SHOWN_SECONDS = 8
/** ui.md §5.6. */
const UNDO_SECONDS = 10

const useFading = (toast: Toast, held: boolean): void => {
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => hush(toast.id), (toast.undo ? UNDO_SECONDS : SHOWN_SECONDS) * 1_000)
    return () => clearTimeout(timer)
  }, [toast, held])
}

const Message = ({ toast }: { readonly toast: Toast }) => {
  const words = common.useWords()
  const [over, setOver] = useState(false)
  const [kept, setKept] = useState(false)
  useFading(toast, over || kept)
  return (
    <li
      className={`toast is-${toast.tone}`}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
      onFocus={() => setOver(true)}
      onBlur={() => setOver(false)}
    >
      <Icon of={toast.tone === 'done' ? Check : TriangleAlert} />
      <span className="toast-text">{toast.text}</span>
      {toast.undo && (
        <Button look="secondary" onPress={() => undo(toast.id)}>
          {words.actions.undo}
        </Button>
      )}
      {!kept && (
        <Button look="quiet" icon={Pin} iconOnly onPress={() => setKept(true)}>
          {words.toast.pause}
        </Button>
      )}
      <Button look="quiet" icon={X} iconOnly onPress={() => hush(toast.id)}>
        {words.toast.dismiss}
      </Button>
    </li>
  )
}

/** Eight seconds a message, ten when it can be undone, longer while the pointer or the focus is on it or when the person keeps it. */
export const ToastRegion = () => {
  const words = common.useWords()
  const toasts = useSyncExternalStore(watchToasts, currentToasts)
  useEffect(() => {
    window.addEventListener('pagehide', settleAll)
    return () => window.removeEventListener('pagehide', settleAll)
  }, [])
  return (
    <section className="announcer" aria-label={words.toast.region}>
      <div className="visually-hidden" role="status">
        {toasts.at(-1)?.text ?? ''}
      </div>
      <ul role="list" className="toasts">
        {toasts.map(toast => (
          <Message key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  )
}
