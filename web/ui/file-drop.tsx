import { Camera, FileUp } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { classes } from './class-names.ts'
import './file-drop.css'
import { Icon } from './icon.tsx'
import { common } from './words/index.ts'

const ACCEPTED =
  '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.txt,.rtf,.xml,application/pdf,image/jpeg,image/png,image/tiff,text/plain,application/rtf,text/xml'

const useCoarsePointer = (): boolean => window.matchMedia('(pointer: coarse)').matches

/** Drop, paste, choose, or take a photo: four ways, each of them a button or a key away. */
export const FileDrop = ({
  onFiles,
  multiple = true,
}: {
  readonly onFiles: (files: readonly File[]) => void
  readonly multiple?: boolean
}) => {
  const words = common.useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const coarse = useCoarsePointer()
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const allow = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const paste = (event: ClipboardEvent): void => take(event.clipboardData.files)
  return (
    <fieldset
      className={classes('file-drop', over && 'is-over')}
      onDrop={drop}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
      onPaste={paste}
    >
      <Icon of={FileUp} size="2.25rem" />
      <legend className="visually-hidden">{words.drop.drop}</legend>
      <p className="file-drop-title" aria-hidden="true">
        {words.drop.drop}
      </p>
      <p className="field-hint" id={id}>
        {words.drop.hint}
      </p>
      <div className="button-row is-stacking">
        <Button look="primary" icon={FileUp} onPress={() => chooser.current?.click()} aria-describedby={id}>
          {multiple ? words.drop.chooseMany : words.drop.choose}
        </Button>
        {coarse && (
          <Button icon={Camera} onPress={() => camera.current?.click()}>
            {words.drop.photo}
          </Button>
        )}
      </div>
      <input ref={chooser} type="file" hidden multiple={multiple} accept={ACCEPTED} onChange={event => take(event.target.files)} />
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={event => take(event.target.files)} />
    </fieldset>
  )
}
