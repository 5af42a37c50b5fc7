import { useEffect, useRef, useState } from 'react'
import { common } from '../words/index.ts'
import type { Pdf } from './pdf.ts'

const WIDTH = 96

type ThumbProps = { readonly pdf: Pdf; readonly number: number; readonly isHere: boolean; readonly onGo: (number: number) => void }

const draw = async (pdf: Pdf, number: number, canvas: HTMLCanvasElement): Promise<void> => {
  const page = await pdf.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: WIDTH / natural.width })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
}

const Thumb = ({ pdf, number, isHere, onGo }: ThumbProps) => {
  const { viewer } = common.useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!canvas.current) return
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && setNear(true), {
      rootMargin: '200px',
    })
    observer.observe(canvas.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (near && canvas.current) draw(pdf, number, canvas.current).catch(() => undefined)
  }, [pdf, number, near])
  return (
    <li>
      <button type="button" aria-current={isHere ? 'page' : undefined} onClick={() => onGo(number)}>
        <span aria-hidden="true">
          <canvas ref={canvas} width={WIDTH} height={Math.floor(WIDTH * Math.SQRT2)} />
          {number}
        </span>
        <span className="visually-hidden">{viewer.goToPage(number)}</span>
      </button>
    </li>
  )
}

/** Pages in small, each a way to it. */
export const PdfThumbs = ({ pdf, here, onGo }: { readonly pdf: Pdf; readonly here: number; readonly onGo: (number: number) => void }) => {
  const { viewer } = common.useWords()
  return (
    <nav className="pdf-thumbs" aria-label={viewer.thumbs}>
      <ol role="list">
        {Array.from({ length: pdf.numPages }, (_, index) => index + 1).map(number => (
          <Thumb key={number} pdf={pdf} number={number} isHere={number === here} onGo={onGo} />
        ))}
      </ol>
    </nav>
  )
}
