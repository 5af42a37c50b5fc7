import { ArrowDown, ArrowUp, Camera, Crop as CropIcon, RotateCw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { DialogSheet } from '../../../ui/dialog-sheet.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { formatDate, today } from '../../../ui/format/dates.ts'
import { Progress } from '../../../ui/progress.tsx'
import { common } from '../../../ui/words/index.ts'
import { addWords } from '../words/index.ts'
import { Crop } from './crop.tsx'
import { turned, WHOLE } from './geometry.ts'
import { pdfOf, type Sheet, sheetOf } from './pages.ts'
import { Preview } from './preview.tsx'
import './scan.css'
import { LOOKS } from './straighten.ts'

type ScanProps = { readonly first: readonly File[]; readonly onClose: () => void; readonly onDone: (file: File) => void }

const useSheets = (first: readonly File[]) => {
  const [sheets, setSheets] = useState<readonly Sheet[]>([])
  const [broken, setBroken] = useState(0)
  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        const sheet = await sheetOf(file)
        setSheets(all => [...all, sheet])
      } catch {
        setBroken(count => count + 1)
      }
    }
  }
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void add(first)
  })
  const change = (key: string, part: Partial<Sheet>): void =>
    setSheets(all => all.map(sheet => (sheet.key === key ? { ...sheet, ...part } : sheet)))
  const remove = (key: string): void => setSheets(all => all.filter(sheet => sheet.key !== key))
  const move = (key: string, by: number): void =>
    setSheets(all => {
      const from = all.findIndex(sheet => sheet.key === key)
      const sheet = all[from]
      const to = from + by
      if (!sheet || to < 0 || to >= all.length) return all
      return all.filter(other => other !== sheet).toSpliced(to, 0, sheet)
    })
  return { sheets, broken, add, change, remove, move }
}

type Sheets = ReturnType<typeof useSheets>

const SheetCard = ({ sheet, at, sheets }: { readonly sheet: Sheet; readonly at: number; readonly sheets: Sheets }) => {
  const { scan: words } = addWords.useWords()
  const [cropping, setCropping] = useState(false)
  const { key } = sheet
  const of = sheets.sheets.length
  return (
    <li className="scan-sheet">
      <h3>{words.page(at + 1, of)}</h3>
      {cropping ? (
        <Crop sheet={sheet} onChange={corners => sheets.change(key, { corners })} />
      ) : (
        <Preview sheet={sheet} label={words.pageReady(at + 1)} />
      )}
      <div className="button-row">
        <Button icon={CropIcon} aria-pressed={cropping} onPress={() => setCropping(!cropping)}>
          {cropping ? words.cropDone : words.crop}
        </Button>
        {cropping && <Button onPress={() => sheets.change(key, { corners: WHOLE })}>{words.cropNone}</Button>}
        <Button icon={RotateCw} iconOnly onPress={() => sheets.change(key, { corners: turned(sheet.corners) })}>
          {words.turn(at + 1)}
        </Button>
        {of > 1 && (
          <>
            <Button icon={ArrowUp} iconOnly isDisabled={at === 0} onPress={() => sheets.move(key, -1)}>
              {words.before(at + 1)}
            </Button>
            <Button icon={ArrowDown} iconOnly isDisabled={at === of - 1} onPress={() => sheets.move(key, 1)}>
              {words.after(at + 1)}
            </Button>
          </>
        )}
        <Button icon={Trash2} iconOnly onPress={() => sheets.remove(key)}>
          {words.remove(at + 1)}
        </Button>
      </div>
      <RadioGroup
        label={words.look}
        inline
        value={sheet.look}
        onChange={look => sheets.change(key, { look })}
        options={LOOKS.map(look => ({ value: look, label: words.looks[look] }))}
      />
    </li>
  )
}

const MorePhotos = ({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) => {
  const { scan: words } = addWords.useWords()
  const input = useRef<HTMLInputElement>(null)
  const coarse = window.matchMedia('(pointer: coarse)').matches
  return (
    <>
      <Button icon={Camera} onPress={() => input.current?.click()}>
        {words.more}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        {...(coarse ? { capture: 'environment' as const } : { multiple: true })}
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

/** Photos of a paper become its pages: cut, straight, clear, in order, then one PDF. All of it in the phone. */
export const ScanDialog = ({ first, onClose, onDone }: ScanProps) => {
  const { scan: words } = addWords.useWords()
  const { actions } = common.useWords()
  const sheets = useSheets(first)
  const [done, setDone] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  const count = sheets.sheets.length
  const finish = (): void => {
    setDone(0)
    pdfOf(sheets.sheets, words.title(formatDate(today())), setDone).then(onDone, () => {
      setDone(null)
      setFailed(true)
    })
  }
  return (
    <DialogSheet title={words.heading} isOpen onClose={onClose} alert wide>
      <p role="status" className="muted">
        {words.count(count)} {sheets.broken > 0 && words.broken(sheets.broken)}
      </p>
      <ol role="list" className="scan-sheets">
        {sheets.sheets.map((sheet, at) => (
          <SheetCard key={sheet.key} sheet={sheet} at={at} sheets={sheets} />
        ))}
      </ol>
      {failed && <p role="alert">{words.failed}</p>}
      {done !== null && <Progress label={words.making} share={count === 0 ? 1 : done / count} />}
      <div className="button-row is-stacking">
        {count > 0 && (
          <Button look="primary" isPending={done !== null} onPress={finish}>
            {words.make(count)}
          </Button>
        )}
        <MorePhotos onFiles={files => void sheets.add(files)} />
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </DialogSheet>
  )
}
