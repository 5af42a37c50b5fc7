import { FileText, ScrollText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Skeleton } from '../skeleton.tsx'
import { common } from '../words/index.ts'
import { openPdf, type Pdf, type PdfTrouble, textOf, troubleOf } from './pdf.ts'
import { PdfPage } from './pdf-page.tsx'
import { useZoom, ZoomButtons } from './zoom.tsx'

const useOpened = (blob: Blob): Pdf | PdfTrouble | null => {
  const [state, setState] = useState<Pdf | PdfTrouble | null>(null)
  useEffect(() => {
    let close = (): void => undefined
    let wanted = true
    openPdf(blob).then(
      opened => {
        close = opened.close
        if (wanted) setState(opened.pdf)
        else close()
      },
      (error: unknown) => wanted && setState(troubleOf(error)),
    )
    return () => {
      wanted = false
      close()
    }
  }, [blob])
  return state
}

const useWidth = () => {
  const stage = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!stage.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])
  return [stage, width] as const
}

const numbersOf = (pdf: Pdf): readonly number[] => Array.from({ length: pdf.numPages }, (_, index) => index + 1)

type PageText = { readonly number: number; readonly lines: readonly string[] }

const TextVersion = ({ pdf }: { readonly pdf: Pdf }) => {
  const { viewer } = common.useWords()
  const [pages, setPages] = useState<readonly PageText[] | null>(null)
  useEffect(() => {
    let wanted = true
    Promise.all(numbersOf(pdf).map(async number => ({ number, lines: await textOf(pdf, number) }))).then(
      all => wanted && setPages(all),
      () => wanted && setPages([]),
    )
    return () => {
      wanted = false
    }
  }, [pdf])
  if (pages === null) return <Skeleton rows={4} />
  if (pages.every(({ lines }) => lines.length === 0)) return <p>{viewer.noText}</p>
  return pages.map(({ number, lines }) => (
    <section key={number} className="stack is-tight">
      <p className="small muted">{viewer.page(number, pages.length)}</p>
      <pre className="text-view" lang="fr">
        {lines.join('\n')}
      </pre>
    </section>
  ))
}

const Pages = ({ pdf, title }: { readonly pdf: Pdf; readonly title: string }) => {
  const { viewer } = common.useWords()
  const zoom = useZoom()
  const [asText, setAsText] = useState(false)
  const [stage, width] = useWidth()
  return (
    <>
      <div className="viewer-tools">
        <span className="viewer-said">{viewer.pages(pdf.numPages)}</span>
        {!asText && <ZoomButtons zoom={zoom} />}
        <Button look="quiet" icon={asText ? FileText : ScrollText} onPress={() => setAsText(!asText)}>
          {asText ? viewer.asPages : viewer.asText}
        </Button>
      </div>
      {asText ? (
        <div className="stack">
          <TextVersion pdf={pdf} />
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
        <section ref={stage} className="viewer-stage" tabIndex={0} aria-label={title}>
          <div className="pdf-pages">
            {numbersOf(pdf).map(number => (
              <PdfPage key={number} pdf={pdf} number={number} width={Math.floor((width * zoom.percent) / 100)} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}

export const PdfView = ({ blob, title }: { readonly blob: Blob; readonly title: string }) => {
  const { viewer } = common.useWords()
  const pdf = useOpened(blob)
  if (pdf === null) return <Skeleton rows={6} />
  if (pdf === 'password') return <p role="alert">{viewer.password}</p>
  if (pdf === 'broken') return <p role="alert">{viewer.failed}</p>
  return <Pages pdf={pdf} title={title} />
}
