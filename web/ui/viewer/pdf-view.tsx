import { ChevronDown, ChevronUp, FileText, GalleryVertical, ScrollText } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Skeleton } from '../skeleton.tsx'
import { common } from '../words/index.ts'
import { type OpenPdf, openPdf, type Pdf, type PdfTrouble, textOf, troubleOf } from './pdf.ts'
import { PdfPage } from './pdf-page.tsx'
import { PdfThumbs } from './pdf-thumbs.tsx'
import { ReadText } from './read-text.tsx'
import { useZoom, ZoomButtons } from './zoom.tsx'

export { warmPdf } from './pdf.ts'

const useOpened = (blob: Blob): OpenPdf | PdfTrouble | null => {
  const [state, setState] = useState<OpenPdf | PdfTrouble | null>(null)
  useEffect(() => {
    let close = (): void => undefined
    let wanted = true
    openPdf(blob).then(
      opened => {
        close = opened.close
        if (wanted) setState(opened)
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
  // Before the first frame: the page is drawn at once, not after it was measured.
  useLayoutEffect(() => {
    if (!stage.current) return
    setWidth(stage.current.clientWidth)
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])
  return [stage, width] as const
}

const numbersOf = (pdf: Pdf): readonly number[] => Array.from({ length: pdf.numPages }, (_, index) => index + 1)

type PageText = { readonly number: number; readonly lines: readonly string[] }

type Words = (() => Promise<Blob>) | undefined

/** Page after page, as they come: nine hundred of them are not waited for. */
const useTexts = (pdf: Pdf): { readonly pages: readonly PageText[]; readonly done: boolean } => {
  const [state, setState] = useState<{ readonly pages: readonly PageText[]; readonly done: boolean }>({ pages: [], done: false })
  useEffect(() => {
    let wanted = true
    const read = async (): Promise<void> => {
      for (const number of numbersOf(pdf)) {
        const page = { number, lines: await textOf(pdf, number) }
        if (!wanted) return
        setState(before => ({ pages: [...before.pages, page], done: number === pdf.numPages }))
      }
    }
    read().catch(() => wanted && setState(before => ({ ...before, done: true })))
    return () => {
      wanted = false
    }
  }, [pdf])
  return state
}

const TextVersion = ({ pdf, words }: { readonly pdf: Pdf; readonly words: Words }) => {
  const { viewer } = common.useWords()
  const { pages, done } = useTexts(pdf)
  const empty = pages.every(({ lines }) => lines.length === 0)
  if (empty && !done) return <Skeleton rows={4} />
  if (empty) return words ? <ReadText words={words} /> : <p>{viewer.noText}</p>
  return pages.map(({ number, lines }) => (
    <section key={number} className="stack is-tight">
      <p className="small muted">{viewer.page(number, pdf.numPages)}</p>
      <pre className="text-view" lang="fr">
        {lines.join('\n')}
      </pre>
    </section>
  ))
}

type Stage = RefObject<HTMLDivElement | null>

/** The page that holds the top of what is shown, and the way to another one. */
const usePlace = (stage: Stage, pages: number) => {
  const [here, setHere] = useState(1)
  const follow = (): void => {
    const box = stage.current
    if (!box) return
    const top = box.getBoundingClientRect().top + box.clientHeight / 3
    const shown = [...box.querySelectorAll<HTMLElement>('[data-page]')].findLast(page => page.getBoundingClientRect().top <= top)
    setHere(Number(shown?.dataset['page'] ?? 1))
  }
  const go = (number: number): void => {
    const page = stage.current?.querySelector<HTMLElement>(`[data-page="${Math.min(Math.max(number, 1), pages)}"]`)
    if (stage.current && page) stage.current.scrollTop += page.getBoundingClientRect().top - stage.current.getBoundingClientRect().top
    follow()
  }
  return { here, follow, go }
}

type ToolsProps = {
  readonly pdf: Pdf
  readonly place: ReturnType<typeof usePlace>
  readonly zoom: ReturnType<typeof useZoom>
  readonly asText: boolean
  readonly thumbs: boolean
  readonly onText: () => void
  readonly onThumbs: () => void
}

const Tools = ({ pdf, place, zoom, asText, thumbs, onText, onThumbs }: ToolsProps) => {
  const { viewer } = common.useWords()
  const several = pdf.numPages > 1
  return (
    <div className="viewer-tools">
      <span className="viewer-said">{asText || !several ? viewer.pages(pdf.numPages) : viewer.page(place.here, pdf.numPages)}</span>
      {!asText && several && (
        <>
          <Button look="quiet" icon={ChevronUp} iconOnly isDisabled={place.here === 1} onPress={() => place.go(place.here - 1)}>
            {viewer.pageBefore}
          </Button>
          <Button
            look="quiet"
            icon={ChevronDown}
            iconOnly
            isDisabled={place.here === pdf.numPages}
            onPress={() => place.go(place.here + 1)}
          >
            {viewer.pageAfter}
          </Button>
          <Button look="quiet" icon={GalleryVertical} iconOnly aria-expanded={thumbs} onPress={onThumbs}>
            {viewer.thumbs}
          </Button>
        </>
      )}
      {!asText && <ZoomButtons zoom={zoom} />}
      <Button look="quiet" icon={asText ? FileText : ScrollText} onPress={onText}>
        {asText ? viewer.asPages : viewer.asText}
      </Button>
    </div>
  )
}

type PagesProps = {
  readonly pdf: Pdf
  readonly ratio: number
  readonly title: string
  readonly words: Words
  readonly whole: (() => void) | undefined
}

const Pages = ({ pdf, ratio, title, words, whole }: PagesProps) => {
  const zoom = useZoom()
  const [asText, setAsText] = useState(false)
  const [thumbs, setThumbs] = useState(false)
  const [stage, width] = useWidth()
  const place = usePlace(stage, pdf.numPages)
  const painted = useRef(new Set<number>())
  const paintedOne = (number: number) => (): void => {
    painted.current.add(number)
    if (painted.current.size === pdf.numPages) whole?.()
  }
  return (
    <>
      <Tools
        pdf={pdf}
        place={place}
        zoom={zoom}
        asText={asText}
        thumbs={thumbs}
        onText={() => setAsText(!asText)}
        onThumbs={() => setThumbs(!thumbs)}
      />
      {asText ? (
        <div className="stack">
          <TextVersion pdf={pdf} words={words} />
        </div>
      ) : (
        <div className={thumbs ? 'pdf-beside' : undefined}>
          {thumbs && <PdfThumbs pdf={pdf} here={place.here} onGo={place.go} />}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
          <section ref={stage} className="viewer-stage" tabIndex={0} aria-label={title} onScroll={place.follow}>
            <div className="pdf-pages">
              {numbersOf(pdf).map(number => (
                <PdfPage
                  key={number}
                  pdf={pdf}
                  number={number}
                  width={Math.floor((width * zoom.percent) / 100)}
                  ratio={ratio}
                  onPainted={whole && paintedOne(number)}
                />
              ))}
            </div>
          </section>
        </div>
      )}
    </>
  )
}

type PdfProps = { readonly blob: Blob; readonly title: string; readonly words?: Words; readonly whole?: (() => void) | undefined }

export const PdfView = ({ blob, title, words, whole }: PdfProps) => {
  const { viewer } = common.useWords()
  const opened = useOpened(blob)
  if (opened === null) return <Skeleton rows={6} />
  if (opened === 'password') return <p role="alert">{viewer.password}</p>
  if (opened === 'broken') return <p role="alert">{viewer.failed}</p>
  return <Pages pdf={opened.pdf} ratio={opened.ratio} title={title} words={words} whole={whole} />
}
