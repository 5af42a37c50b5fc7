import { type KeyboardEvent, useEffect, useRef } from 'react'
import { MeasureList, Overlay } from './measures.tsx'
import type { DicomImage, Frame } from './image.ts'
import { paintFrame } from './paint.ts'
import type { Tuned } from './tune.tsx'
import type { Measures } from './use-measures.ts'

export type Shown = { readonly image: DicomImage; readonly frame: Frame }

const Canvas = ({ opened, tuned, label }: { readonly opened: Shown; readonly tuned: Tuned; readonly label: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { image, frame } = opened
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!canvas.current || !pen) return
    canvas.current.width = image.columns
    canvas.current.height = image.rows
    pen.putImageData(new ImageData(paintFrame(frame, tuned.window, image.inverted !== tuned.inverted), image.columns, image.rows), 0, 0)
  }, [image, frame, tuned])
  return <canvas ref={canvas} role="img" aria-label={label} />
}

type PictureProps = {
  readonly opened: Shown
  readonly tuned: Tuned
  readonly percent: number
  readonly title: string
  readonly label: string
  readonly measures: Measures
  readonly onStep: (by: number) => void
}

const PAGES: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 }

/** The image, what is measured on it, and the keys of both while it has the focus. */
export const Picture = ({ opened, tuned, percent, title, label, measures, onStep }: PictureProps) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current) box.current.style.width = `${percent}%`
  }, [percent])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = PAGES[event.key]
    if (page !== undefined) onStep(page)
    else if (!measures.key(event, opened.image)) return
    // J, K and Escape of the list do not hear it too.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <section className="viewer-stage is-dark" tabIndex={0} aria-label={title} onKeyDown={onKeyDown}>
        <div ref={box} className="study-picture">
          <Canvas opened={opened} tuned={tuned} label={label} />
          <Overlay measures={measures} shape={opened.image} />
        </div>
      </section>
      <MeasureList measures={measures} spacing={opened.image.spacing} />
    </>
  )
}
