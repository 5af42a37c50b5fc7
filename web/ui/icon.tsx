import type { LucideIcon } from 'lucide-react'

export type IconShape = LucideIcon

/** Always decorative: the words next to it carry the meaning. */
export const Icon = ({ of: Shape, size = '1.25em' }: { readonly of: IconShape; readonly size?: string }) => (
  <Shape aria-hidden="true" focusable="false" width={size} height={size} strokeWidth={1.75} className="icon" />
)
