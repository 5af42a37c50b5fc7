import { useQuery } from '@tanstack/react-query'
import { sharingWords } from './words/index.ts'

const QUIET = 4

/** Dark squares as one path: no picture, no canvas, no inline style. The library travels when a code is made. */
const drawn = async (text: string): Promise<{ readonly size: number; readonly path: string }> => {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells = Array.from({ length: modules.size * modules.size }, (_, index) => index).filter(index => modules.data[index] === 1)
  const path = cells.map(index => `M${(index % modules.size) + QUIET} ${Math.floor(index / modules.size) + QUIET}h1v1h-1z`).join('')
  return { size: modules.size + 2 * QUIET, path }
}

/** The code itself and no address: what reads it in the field of a professional's page types it there. */
export const ShareQr = ({ code }: { readonly code: string }) => {
  const { share: words } = sharingWords.useWords()
  const qr = useQuery({ queryKey: ['qr', code], queryFn: () => drawn(code), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 })
  if (qr.data === undefined) return null
  const { size, path } = qr.data
  return (
    <figure className="share-qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.qr} shapeRendering="crispEdges">
        <path d={path} fill="currentColor" />
      </svg>
    </figure>
  )
}
