import { Image, RotateCw, ScrollText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { common } from '../words/index.ts'
import { ReadText } from './read-text.tsx'
import { useZoom, ZoomButtons } from './zoom.tsx'

type Loaded = { readonly picture: ImageBitmap }

const draw = (canvas: HTMLCanvasElement, { picture }: Loaded, turns: number): void => {
  const sideways = turns % 2 === 1
  canvas.width = sideways ? picture.height : picture.width
  canvas.height = sideways ? picture.width : picture.height
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.translate(canvas.width / 2, canvas.height / 2)
  pen.rotate((turns * Math.PI) / 2)
  pen.drawImage(picture, -picture.width / 2, -picture.height / 2)
}

const usePicture = (blob: Blob): Loaded | 'broken' | null => {
  const [state, setState] = useState<Loaded | 'broken' | null>(null)
  useEffect(() => {
    let wanted = true
    createImageBitmap(blob).then(
      picture => wanted && setState({ picture }),
      () => wanted && setState('broken'),
    )
    return () => {
      wanted = false
    }
  }, [blob])
  return state
}

type ImageProps = { readonly blob: Blob; readonly title: string; readonly words?: (() => Promise<Blob>) | undefined }

type StageProps = { readonly loaded: Loaded | null; readonly turns: number; readonly percent: number; readonly title: string }

const Stage = ({ loaded, turns, percent, title }: StageProps) => {
  const { viewer } = common.useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current && loaded) draw(canvas.current, loaded, turns)
  }, [loaded, turns])
  useEffect(() => {
    if (canvas.current) canvas.current.style.width = `${percent}%`
  }, [percent])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section className="viewer-stage" tabIndex={0} aria-label={title}>
      <canvas ref={canvas} role="img" aria-label={viewer.image(title)} />
    </section>
  )
}

/** A picture on a canvas: it turns and grows without its bytes ever having an address in the page. */
export const ImageView = ({ blob, title, words }: ImageProps) => {
  const { viewer } = common.useWords()
  const zoom = useZoom()
  const [turns, setTurns] = useState(0)
  const [asText, setAsText] = useState(false)
  const state = usePicture(blob)
  if (state === 'broken') return <p role="alert">{viewer.failed}</p>
  return (
    <>
      <div className="viewer-tools">
        <span className="viewer-said" aria-hidden="true">
          {viewer.zoom(zoom.percent)}
        </span>
        {!asText && (
          <>
            <ZoomButtons zoom={zoom} />
            <Button look="quiet" icon={RotateCw} iconOnly onPress={() => setTurns((turns + 1) % 4)}>
              {viewer.rotate}
            </Button>
          </>
        )}
        {words && (
          <Button look="quiet" icon={asText ? Image : ScrollText} onPress={() => setAsText(!asText)}>
            {asText ? viewer.asPages : viewer.asText}
          </Button>
        )}
      </div>
      {asText && words ? <ReadText words={words} /> : <Stage loaded={state} turns={turns} percent={zoom.percent} title={title} />}
    </>
  )
}
