import { ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { common } from '../words/index.ts'

const STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400] as const

export type Zoom = { readonly percent: number; readonly larger: (() => void) | null; readonly smaller: (() => void) | null }

export const useZoom = (): Zoom => {
  const [index, setIndex] = useState(STEPS.indexOf(100))
  return {
    percent: STEPS[index] ?? 100,
    larger: index < STEPS.length - 1 ? () => setIndex(index + 1) : null,
    smaller: index > 0 ? () => setIndex(index - 1) : null,
  }
}

export const ZoomButtons = ({ zoom }: { readonly zoom: Zoom }) => {
  const { viewer } = common.useWords()
  return (
    <>
      <span className="visually-hidden" role="status">
        {viewer.zoom(zoom.percent)}
      </span>
      <Button look="quiet" icon={ZoomOut} iconOnly isDisabled={zoom.smaller === null} onPress={() => zoom.smaller?.()}>
        {viewer.zoomOut}
      </Button>
      <Button look="quiet" icon={ZoomIn} iconOnly isDisabled={zoom.larger === null} onPress={() => zoom.larger?.()}>
        {viewer.zoomIn}
      </Button>
    </>
  )
}
