import { FileArchive, FileImage, FileText, ScanLine, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'

const WIDTH = 72
const HEIGHT = 96

const iconFor = ({ type, name }: File): LucideIcon =>
  type.startsWith('image/') ? FileImage : /\.dcm$/i.test(name) ? ScanLine : /\.zip$/i.test(name) ? FileArchive : FileText

const cover = (canvas: HTMLCanvasElement, picture: ImageBitmap): void => {
  const scale = Math.max(WIDTH / picture.width, HEIGHT / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  canvas.getContext('2d')?.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height)
}

const drawPdf = async (file: File, canvas: HTMLCanvasElement): Promise<void> => {
  const { openPdf } = await import('../../ui/viewer/pdf.ts')
  const { pdf, close } = await openPdf(file)
  try {
    const page = await pdf.getPage(1)
    const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width })
    await page.render({ canvas, viewport }).promise
  } finally {
    close()
  }
}

const draw = async (file: File, canvas: HTMLCanvasElement): Promise<void> => {
  if (file.type === 'application/pdf') return drawPdf(file, canvas)
  cover(canvas, await createImageBitmap(file, { resizeWidth: WIDTH * 2, resizeQuality: 'medium' }))
}

/** The first page in small, or what kind of file it is. Drawn here: nothing is sent for it. */
export const Thumbnail = ({ file }: { readonly file: File }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!canvas.current || !/^image\/(?:png|jpeg)$|pdf$/.test(file.type)) return
    let wanted = true
    draw(file, canvas.current).then(
      () => wanted && setDrawn(true),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [file])
  return (
    <span className="thumbnail" aria-hidden="true">
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} hidden={!drawn} />
      {!drawn && <Icon of={iconFor(file)} size="2rem" />}
    </span>
  )
}
