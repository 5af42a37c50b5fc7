import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { addWords } from '../words/index.ts'
import { type Corners, moved, type Point } from './geometry.ts'
import type { Sheet } from './pages.ts'

const STEP = 0.01
const LARGE_STEP = 0.05
const SHOWN_SIDE = 1_000

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

type CropProps = { readonly sheet: Sheet; readonly onChange: (corners: Corners) => void }

const useDrawn = (photo: ImageBitmap) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const scale = Math.min(1, SHOWN_SIDE / Math.max(photo.width, photo.height))
    canvas.current.width = Math.round(photo.width * scale)
    canvas.current.height = Math.round(photo.height * scale)
    canvas.current.getContext('2d')?.drawImage(photo, 0, 0, canvas.current.width, canvas.current.height)
  }, [photo])
  return canvas
}

type HandleProps = { readonly point: Point; readonly name: string; readonly described: string; readonly onMove: (to: Point) => void }

/** A corner: dragged by a finger or a mouse, moved by the arrows, further with Shift. */
const Handle = ({ point, name, described, onMove }: HandleProps) => {
  const drag = (event: PointerEvent<HTMLButtonElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const frame = event.currentTarget.parentElement?.getBoundingClientRect()
    if (frame) onMove({ x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height })
  }
  const press = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key]
    if (!arrow) return
    event.preventDefault()
    const step = event.shiftKey ? LARGE_STEP : STEP
    onMove({ x: point.x + arrow.x * step, y: point.y + arrow.y * step })
  }
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!button.current) return
    button.current.style.left = `${point.x * 100}%`
    button.current.style.top = `${point.y * 100}%`
  }, [point])
  return (
    <button
      ref={button}
      type="button"
      className="crop-handle"
      aria-label={name}
      aria-describedby={described}
      onKeyDown={press}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  )
}

/** The photo with the four corners of the sheet on it. */
export const Crop = ({ sheet, onChange }: CropProps) => {
  const { scan: words } = addWords.useWords()
  const canvas = useDrawn(sheet.photo)
  const { corners } = sheet
  return (
    <div className="stack is-tight">
      <p id="crop-hint" className="small muted">
        {words.cropHint}
      </p>
      <div className="crop">
        <canvas ref={canvas} role="img" aria-label={words.photo} />
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" className="crop-lines">
          <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} vectorEffect="non-scaling-stroke" />
        </svg>
        {corners.map((point, index) => (
          <Handle
            // biome-ignore lint/suspicious/noArrayIndexKey: the corners are four and keep their places
            key={index}
            point={point}
            name={words.corners[index] ?? ''}
            described="crop-hint"
            onMove={to => onChange(moved(corners, index, to))}
          />
        ))}
      </div>
    </div>
  )
}
