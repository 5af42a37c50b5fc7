import { ScanBarcode, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { careWords } from './words/index.ts'

/** What a browser that reads codes offers (Shape Detection API); the platform's types do not know it yet. */
type Detector = { detect(image: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector

const isDetectorClass = (value: unknown): value is DetectorClass => typeof value === 'function'
const detectorClass = (): DetectorClass | undefined => {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  return isDetectorClass(found) ? found : undefined
}

export const canScan = (): boolean => detectorClass() !== undefined && 'mediaDevices' in navigator

const EVERY = 200

/** Looks at the camera until a code is seen; the picture stays here. */
const useScanner = (onCode: (code: string) => void, onRefused: () => void) => {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onCode, onRefused })
  told.current = { onCode, onRefused }
  useEffect(() => {
    const Found = detectorClass()
    if (Found === undefined) return
    const detector = new Found({ formats: ['data_matrix'] })
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async (): Promise<void> => {
      const [code] = video.current === null ? [] : await detector.detect(video.current).catch(() => [])
      if (isOver) return
      if (code === undefined) timer = setTimeout(() => void look(), EVERY)
      else told.current.onCode(code.rawValue)
    }
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (isOver || video.current === null) {
        for (const track of stream.getTracks()) track.stop()
        return
      }
      video.current.srcObject = stream
      await video.current.play()
      await look()
    }
    start().catch(() => isOver || told.current.onRefused())
    return () => {
      isOver = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])
  return video
}

const Camera = ({
  onCode,
  onRefused,
  onStop,
}: {
  readonly onCode: (code: string) => void
  readonly onRefused: () => void
  readonly onStop: () => void
}) => {
  const { dose: words } = careWords.useWords()
  const video = useScanner(onCode, onRefused)
  return (
    <div className="stack is-tight">
      <video ref={video} className="scan-video" muted playsInline aria-label={words.camera} />
      <Button icon={Square} onPress={onStop}>
        {words.stop}
      </Button>
    </div>
  )
}

/** The camera where the browser reads codes; everywhere, the fields below are enough. */
export const Scan = ({ onCode }: { readonly onCode: (code: string) => void }) => {
  const { dose: words } = careWords.useWords()
  const [state, setState] = useState<'closed' | 'open' | 'refused'>('closed')
  if (!canScan()) return <p className="muted small">{words.noCamera}</p>
  if (state === 'open')
    return (
      <Camera
        onCode={code => {
          setState('closed')
          onCode(code)
        }}
        onRefused={() => setState('refused')}
        onStop={() => setState('closed')}
      />
    )
  return (
    <div className="stack is-tight">
      <Button icon={ScanBarcode} onPress={() => setState('open')}>
        {words.scan}
      </Button>
      {state === 'refused' && <p role="alert">{words.refused}</p>}
    </div>
  )
}
