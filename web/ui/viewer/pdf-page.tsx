import { TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { common } from '../words/index.ts'
import type { Pdf } from './pdf.ts'

type PageProps = {
  readonly pdf: Pdf
  readonly number: number
  readonly width: number
  /** Height for a width of one, of the first page: the room kept for a page that is not drawn. */
  readonly ratio: number
  /** Drawn even far from the screen, and said once it is. */
  readonly onPainted?: (() => void) | undefined
}

const MARGIN = '900px'

/** Near: drawn. Far: its pixels are given back, so that nine hundred pages never stand in memory together. */
const useNear = (isFirst: boolean) => {
  const box = useRef<HTMLElement>(null)
  // The first page is what is opened: it is not waited for until somebody has looked where it stands.
  const [near, setNear] = useState(isFirst)
  useEffect(() => {
    if (!box.current) return
    const observer = new IntersectionObserver(entries => setNear(entries.at(-1)?.isIntersecting ?? false), { rootMargin: MARGIN })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return [box, near] as const
}

/** Paints one page and lays its text over it. Returns how to give up. */
const paint = (pdf: Pdf, number: number, width: number, box: HTMLElement, done: () => void): (() => void) => {
  let wanted = true
  let stop = (): void => undefined
  const work = async (): Promise<void> => {
    const page = await pdf.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: width / natural.width })
    if (!wanted) return
    const canvas = document.createElement('canvas')
    const density = Math.min(window.devicePixelRatio || 1, 2)
    canvas.width = Math.floor(viewport.width * density)
    canvas.height = Math.floor(viewport.height * density)
    canvas.style.width = `${viewport.width}px`
    canvas.style.height = `${viewport.height}px`
    canvas.setAttribute('aria-hidden', 'true')
    const text = document.createElement('div')
    text.className = 'pdf-text'
    box.style.setProperty('--total-scale-factor', String(viewport.scale))
    box.style.width = `${viewport.width}px`
    box.style.minHeight = `${viewport.height}px`
    const rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] })
    stop = () => rendering.cancel()
    await rendering.promise
    if (!wanted) return
    box.replaceChildren(canvas, text)
    done()
    await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render()
  }
  work().catch(() => wanted && done())
  return () => {
    wanted = false
    stop()
  }
}

export const PdfPage = ({ pdf, number, width, ratio, onPainted }: PageProps) => {
  const { viewer } = common.useWords()
  const [box, near] = useNear(number === 1)
  const sheet = useRef<HTMLDivElement>(null)
  const painted = useRef(onPainted)
  const drawn = near || onPainted !== undefined
  useEffect(() => {
    if (!sheet.current || width <= 0) return
    sheet.current.style.width = `${width}px`
    sheet.current.style.minHeight = `${Math.floor(width * ratio)}px`
    if (drawn) return paint(pdf, number, width, sheet.current, () => painted.current?.())
    sheet.current.replaceChildren()
  }, [pdf, number, width, ratio, drawn])
  return (
    <section ref={box} data-page={number} aria-label={viewer.page(number, pdf.numPages)}>
      <div ref={sheet} className="pdf-page" />
    </section>
  )
}
