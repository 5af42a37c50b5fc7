import { Download } from 'lucide-react'
import { Button } from '../button.tsx'
import { common } from '../words/index.ts'
import { fileNameOf, saveBlob } from './download.ts'

/** What a browser does not draw: said plainly, with the way to have it. The bytes are here already: nothing is asked twice. */
export const OnlyDownloaded = ({ blob, title }: { readonly blob: Blob; readonly title: string }) => {
  const { viewer, actions } = common.useWords()
  const why = blob.type === 'image/tiff' ? viewer.unsupportedTiff : blob.type.endsWith('/rtf') ? viewer.unsupportedRtf : viewer.unsupported
  return (
    <div className="stack is-tight">
      <p>{why}</p>
      <div className="screen-only">
        <Button look="primary" icon={Download} onPress={() => saveBlob(blob, fileNameOf(title, blob.type))}>
          {actions.download}
        </Button>
      </div>
    </div>
  )
}
