import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Contrast, RotateCcw } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { dicomAddress, readDicom } from '../../../api/client.ts'
import { fetchBytes } from '../../../api/http.ts'
import type { DicomStudy } from '../../../api/types.ts'
import { Button } from '../../button.tsx'
import { Select } from '../../field.tsx'
import { Loaded } from '../../loaded.tsx'
import { Skeleton } from '../../skeleton.tsx'
import { common } from '../../words/index.ts'
import { useOnce } from '../use-once.ts'
import { useZoom, ZoomButtons } from '../zoom.tsx'
import { Compressed, type DicomImage, type Frame, openImage, type Window } from './image.ts'
import { paintFrame } from './paint.ts'

type Place = { readonly recordId: string; readonly documentId: string; readonly title: string; readonly whole?: (() => void) | undefined }
type Series = DicomStudy['series'][number]
type Slice = { readonly instance: number; readonly frame: number }

/** Every frame of every file of a series, in the order of the study. */
const slicesOf = (series: Series): readonly Slice[] =>
  series.instances.flatMap(({ id, frames }) => Array.from({ length: Math.max(frames, 1) }, (_, frame) => ({ instance: id, frame })))

/** Key images first: what a doctor marked, or the middle of the series. */
const firstOf = (series: Series): number => {
  const slices = slicesOf(series)
  const key = series.instances.find(instance => instance.key)
  const at = slices.findIndex(({ instance }) => instance === key?.id)
  return at >= 0 ? at : Math.floor(slices.length / 2)
}

type Opened = { readonly image: DicomImage; readonly frame: Frame } | 'compressed' | 'broken' | null

const useSlice = ({ recordId, documentId }: Place, slice: Slice | undefined): Opened => {
  const [opened, setOpened] = useState<Opened>(null)
  const files = useRef(new Map<number, Promise<DicomImage>>())
  useEffect(() => {
    if (slice === undefined) return
    let wanted = true
    const load = async (): Promise<Opened> => {
      const known = files.current.get(slice.instance)
      const image =
        known ?? fetchBytes(dicomAddress(recordId, documentId, slice.instance)).then(async blob => openImage(await blob.arrayBuffer()))
      // A few files at most stand in memory: an examination may hold hundreds.
      if (files.current.size > 8) files.current.clear()
      files.current.set(slice.instance, image)
      const ready = await image
      return { image: ready, frame: await ready.frame(slice.frame) }
    }
    load().then(
      ready => wanted && setOpened(ready),
      (error: unknown) => wanted && setOpened(error instanceof Compressed ? 'compressed' : 'broken'),
    )
    return () => {
      wanted = false
    }
  }, [recordId, documentId, slice])
  return opened
}

type Tuned = { readonly window: Window; readonly inverted: boolean }

const Canvas = ({
  opened,
  tuned,
  percent,
  label,
}: {
  readonly opened: Exclude<Opened, string | null>
  readonly tuned: Tuned
  readonly percent: number
  readonly label: string
}) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { image, frame } = opened
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!canvas.current || !pen) return
    canvas.current.width = image.columns
    canvas.current.height = image.rows
    pen.putImageData(new ImageData(paintFrame(frame, tuned.window, image.inverted !== tuned.inverted), image.columns, image.rows), 0, 0)
  }, [image, frame, tuned])
  useEffect(() => {
    if (canvas.current) canvas.current.style.width = `${percent}%`
  }, [percent])
  return <canvas ref={canvas} role="img" aria-label={label} />
}

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

type TuneProps = { readonly image: DicomImage; readonly tuned: Tuned; readonly onChange: (tuned: Tuned | null) => void }

const Tune = ({ image, tuned, onChange }: TuneProps) => {
  const { viewer } = common.useWords()
  const { center, width } = image.window
  if (image.colours) return null
  const set = (window: Window): void => onChange({ ...tuned, window })
  return (
    <>
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

type SeriesProps = Place & { readonly series: Series }

const SeriesView = ({ series, ...place }: SeriesProps) => {
  const { viewer } = common.useWords()
  const slices = useMemo(() => slicesOf(series), [series])
  const [at, setAt] = useState(() => firstOf(series))
  const [tuning, setTuning] = useState<Tuned | null>(null)
  const zoom = useZoom()
  const opened = useSlice(place, slices[at])
  const shown = opened !== null && typeof opened === 'object'
  useOnce(place.whole, opened !== null)
  const label = `${viewer.image(place.title)}. ${viewer.study.image(at + 1, slices.length)}`
  const tuned = tuning ?? { window: shown ? opened.image.window : { center: 0, width: 1 }, inverted: false }
  const step = (by: number): void => setAt(Math.min(Math.max(at + by, 0), slices.length - 1))
  return (
    <>
      <div className="viewer-tools">
        <span className="viewer-said" role="status">
          {viewer.study.image(at + 1, slices.length)}
        </span>
        {slices.length > 1 && (
          <>
            <Button look="quiet" icon={ChevronLeft} iconOnly isDisabled={at === 0} onPress={() => step(-1)}>
              {viewer.study.before}
            </Button>
            <Button look="quiet" icon={ChevronRight} iconOnly isDisabled={at === slices.length - 1} onPress={() => step(1)}>
              {viewer.study.after}
            </Button>
          </>
        )}
        <ZoomButtons zoom={zoom} />
        {shown && <Tune image={opened.image} tuned={tuned} onChange={setTuning} />}
      </div>
      {opened === null && <Skeleton rows={6} />}
      {opened === 'broken' && <p role="alert">{viewer.failed}</p>}
      {opened === 'compressed' && <p role="alert">{viewer.study.compressed}</p>}
      {shown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
        <section className="viewer-stage is-dark" tabIndex={0} aria-label={place.title}>
          <Canvas opened={opened} tuned={tuned} percent={zoom.percent} label={label} />
        </section>
      )}
    </>
  )
}

const Study = ({ study, ...place }: Place & { readonly study: DicomStudy }) => {
  const { viewer } = common.useWords()
  const withImages = study.series.filter(({ instances }) => instances.some(({ rows, columns }) => rows * columns > 0))
  const [chosen, setChosen] = useState(String(withImages[0]?.id ?? ''))
  const series = withImages.find(({ id }) => String(id) === chosen)
  useOnce(place.whole, series === undefined)
  if (series === undefined) return <p>{viewer.study.noImage}</p>
  const nameOf = ({ description, modality }: Series): string => description ?? modality
  return (
    <div className="stack is-tight">
      {withImages.length > 1 && (
        <Select
          label={viewer.study.series}
          value={chosen}
          onChange={setChosen}
          options={withImages.map(one => ({ value: String(one.id), label: viewer.study.seriesOf(nameOf(one), slicesOf(one).length) }))}
        />
      )}
      <p className="small muted">{viewer.study.notice}</p>
      <SeriesView key={series.id} {...place} series={series} />
    </div>
  )
}

/** The images of an examination, one at a time, fetched when they are looked at: an examination may weigh as much as a film. */
export const StudyView = (place: Place) => {
  const { recordId, documentId } = place
  const study = useQuery({
    queryKey: ['dicom', recordId, documentId],
    queryFn: () => readDicom(recordId, documentId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <Loaded query={study} rows={6} part>
      {read => <Study {...place} study={read} />}
    </Loaded>
  )
}
