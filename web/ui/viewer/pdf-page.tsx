import { TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { common } from '../words/index.ts'
import type { Pdf } from './pdf.ts'

type PageProps = { readonly pdf: Pdf; readonly number: number; readonly width: number }

const useNear = () => {
  const box = useRef<HTMLElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setNear(true), {
      rootMargin: '600px',
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return [box, near] as const
}

/** Paints one page and lays its text over it. Returns how to give up. */
const paint = (pdf: Pdf, number: number, width: number, box: HTMLElement): (() => void) => {
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
    await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render()
  }
  work().catch(() => undefined)
  return () => {
    wanted = false
    stop()
  }
}

export const PdfPage = ({ pdf, number, width }: PageProps) => {
  const { viewer } = common.useWords()
  const [box, near] = useNear()
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (near && sheet.current && width > 0) return paint(pdf, number, width, sheet.current)
  }, [pdf, number, width, near])
  return (
    <section ref={box} aria-label={viewer.page(number, pdf.numPages)}>
      <div ref={sheet} className="pdf-page" />
    </section>
  )
}
