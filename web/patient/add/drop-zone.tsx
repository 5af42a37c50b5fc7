import { Camera, FileUp, Images } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import '../../ui/file-drop.css'
import { Icon } from '../../ui/icon.tsx'
import { common } from '../../ui/words/index.ts'
import { addWords } from './words/index.ts'

const useCoarsePointer = (): boolean => window.matchMedia('(pointer: coarse)').matches

const filesOf = (list: FileList | null | undefined): readonly File[] => [...(list ?? [])]

/** Files are dropped or pasted anywhere on the page: there is nothing else to drop them on. */
const useWholePage = (onFiles: (files: readonly File[]) => void): boolean => {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const give = (files: readonly File[]): void => {
      if (files.length > 0) latest.current(files)
    }
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(event.type === 'dragover')
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      give(filesOf(event.dataTransfer?.files))
    }
    const paste = (event: ClipboardEvent): void => give(filesOf(event.clipboardData?.files))
    document.addEventListener('dragover', drag)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('dragover', drag)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
      document.removeEventListener('paste', paste)
    }
  }, [])
  return over
}

type DropProps = {
  readonly accept: string
  readonly hint: string
  readonly onFiles: (files: readonly File[]) => void
  /** Photos of the pages of one paper, to be put straight and joined. */
  readonly onPhotos: (files: readonly File[]) => void
}

/** Drop, paste, choose, or photograph: each of them a button or a key away. The camera is the phone's own: the page asks for no permission. */
export const DropZone = ({ accept, hint, onFiles, onPhotos }: DropProps) => {
  const { add: words } = addWords.useWords()
  const { drop } = common.useWords()
  const id = useId()
  const over = useWholePage(onFiles)
  const chooser = useRef<HTMLInputElement>(null)
  const photos = useRef<HTMLInputElement>(null)
  const coarse = useCoarsePointer()
  const taken = (input: HTMLInputElement, give: (files: readonly File[]) => void): void => {
    const files = filesOf(input.files)
    input.value = ''
    if (files.length > 0) give(files)
  }
  return (
    <fieldset className={classes('file-drop', over && 'is-over')}>
      <Icon of={FileUp} size="2.25rem" />
      <legend className="visually-hidden">{drop.drop}</legend>
      <p className="file-drop-title" aria-hidden="true">
        {over ? words.dropNow : coarse ? words.giveHere : drop.drop}
      </p>
      <p className="field-hint" id={id}>
        {hint}
      </p>
      <div className="button-row is-stacking">
        <Button look="primary" icon={FileUp} onPress={() => chooser.current?.click()} aria-describedby={id}>
          {drop.chooseMany}
        </Button>
        <Button icon={coarse ? Camera : Images} onPress={() => photos.current?.click()}>
          {coarse ? drop.photo : words.joinPhotos}
        </Button>
      </div>
      <input ref={chooser} type="file" hidden multiple accept={accept} onChange={event => taken(event.target, onFiles)} />
      <input
        ref={photos}
        type="file"
        hidden
        accept="image/*"
        {...(coarse ? { capture: 'environment' as const } : { multiple: true })}
        onChange={event => taken(event.target, onPhotos)}
      />
    </fieldset>
  )
}
