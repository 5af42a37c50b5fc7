import { useEffect, useRef } from 'react'
import { finished, type Sheet } from './pages.ts'

const SHOWN_SIDE = 560
const QUIET_MILLISECONDS = 150

/** The sheet as it will be: straight, cut, enhanced. Drawn small while corners move. */
export const Preview = ({ sheet, label }: { readonly sheet: Sheet; readonly label: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(() => {
      finished(sheet, SHOWN_SIDE).then(
        ({ rgba, width, height }) => {
          if (!wanted || !canvas.current) return
          canvas.current.width = width
          canvas.current.height = height
          canvas.current.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0)
        },
        () => undefined,
      )
    }, QUIET_MILLISECONDS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [sheet])
  return <canvas ref={canvas} className="scan-preview" role="img" aria-label={label} />
}
