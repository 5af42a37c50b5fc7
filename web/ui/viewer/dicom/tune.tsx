import { Contrast, RotateCcw } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../../button.tsx'
import { Select } from '../../field.tsx'
import { common } from '../../words/index.ts'
import type { DicomImage, Frame, Window } from './image.ts'
import { type PresetId, presetsFor, windowFor } from './presets.ts'
import { measureWords } from './words/index.ts'

export type Tuned = { readonly window: Window; readonly inverted: boolean }

type SliderProps = {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

const Slider = ({ label, value, min, max, onChange }: SliderProps) => {
  const id = useId()
  return (
    <span className="study-slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={Math.max((max - min) / 200, 0.01)}
        value={value}
        onChange={event => onChange(Number(event.target.value))}
      />
    </span>
  )
}

type TuneProps = {
  readonly image: DicomImage
  readonly frame: Frame
  readonly modality: string
  readonly tuned: Tuned
  readonly onChange: (tuned: Tuned | null) => void
}

const isSame = (a: Window, b: Window): boolean => a.center === b.center && a.width === b.width

export const Tune = ({ image, frame, modality, tuned, onChange }: TuneProps) => {
  const { viewer } = common.useWords()
  const words = measureWords.useWords()
  const { center, width } = image.window
  if (image.colours) return null
  const set = (window: Window): void => onChange({ ...tuned, window })
  const presets = presetsFor(modality)
  const here = presets.find(({ id }) => isSame(windowFor(id, image.window, frame), tuned.window))?.id
  return (
    <>
      <Select<PresetId | ''>
        label={words.window}
        value={here ?? ''}
        onChange={id => id !== '' && set(windowFor(id, image.window, frame))}
        options={[
          ...(here === undefined ? [{ value: '' as const, label: words.ownWindow }] : []),
          ...presets.map(({ id }) => ({ value: id, label: words.windows[id] })),
        ]}
      />
      <Slider
        label={viewer.study.brightness}
        min={-(center + width * 2)}
        max={-(center - width * 2)}
        value={-tuned.window.center}
        onChange={value => set({ ...tuned.window, center: -value })}
      />
      <Slider
        label={viewer.study.contrast}
        min={-width * 4}
        max={-Math.max(width / 20, 1)}
        value={-tuned.window.width}
        onChange={value => set({ ...tuned.window, width: -value })}
      />
      <Button look="quiet" icon={Contrast} iconOnly onPress={() => onChange({ ...tuned, inverted: !tuned.inverted })}>
        {viewer.study.invert}
      </Button>
      <Button look="quiet" icon={RotateCcw} iconOnly onPress={() => onChange(null)}>
        {viewer.study.reset}
      </Button>
    </>
  )
}
