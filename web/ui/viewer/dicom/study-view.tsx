import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
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
import { Compressed, type DicomImage, openImage } from './image.ts'
import { MeasureTools } from './measures.tsx'
import { Picture, type Shown } from './picture.tsx'
import { Tune, type Tuned } from './tune.tsx'
import { useMeasures } from './use-measures.ts'
import { measureWords } from './words/index.ts'

export const studyWordsReady = (): Promise<void> => measureWords.ready()

type Place = { readonly recordId: string; readonly documentId: string; readonly title: string; readonly whole?: (() => void) | undefined }
type Series = DicomStudy['series'][number]
type Slice = { readonly instance: number; readonly frame: number }
type Choice = { readonly key: string; readonly label: string; readonly series: Series }

/** Every frame of every file of a series, in the order of the study. */
const slicesOf = (series: Series): readonly Slice[] =>
  series.instances.flatMap(({ id, frames }) => Array.from({ length: Math.max(frames, 1) }, (_, frame) => ({ instance: id, frame })))

/** Key images first: what a doctor marked, or the middle of the series. */
const firstOf = (series: Series): number => {
  const slices = slicesOf(series)
  const key = series.instances.find(instance => instance.key)
  const at = slices.findIndex(({ instance }) => instance === key?.id)
  return at >= 0 ? at + Math.floor(Math.max((key?.frames ?? 1) - 1, 0) / 2) : Math.floor(slices.length / 2)
}

type Opened = Shown | 'compressed' | 'broken' | null

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

/** What somebody marked comes first, as a series of its own: of several hundred images the three that matter. */
const choicesOf = (series: readonly Series[], marked: string, nameOf: (name: string, count: number) => string): readonly Choice[] => {
  const keys = series.flatMap(({ instances }) => instances.filter(one => one.marked))
  const each = series.map(one => ({
    key: String(one.id),
    label: nameOf(one.description ?? one.modality, slicesOf(one).length),
    series: one,
  }))
  const [first] = series
  if (keys.length === 0 || first === undefined) return each
  const ofKeys = { ...first, instances: keys.map((one, place) => ({ ...one, key: place === 0 })) }
  return [{ key: 'marked', label: nameOf(marked, slicesOf(ofKeys).length), series: ofKeys }, ...each]
}

type SeriesProps = Place & { readonly series: Series }

const SeriesView = ({ series, ...place }: SeriesProps) => {
  const { viewer } = common.useWords()
  const slices = useMemo(() => slicesOf(series), [series])
  const [at, setAt] = useState(() => firstOf(series))
  const [tuning, setTuning] = useState<Tuned | null>(null)
  const zoom = useZoom()
  const measures = useMeasures(at)
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
        {shown && <Tune image={opened.image} frame={opened.frame} modality={series.modality} tuned={tuned} onChange={setTuning} />}
        {shown && <MeasureTools measures={measures} />}
      </div>
      {opened === null && <Skeleton rows={6} />}
      {opened === 'broken' && <p role="alert">{viewer.failed}</p>}
      {opened === 'compressed' && <p role="alert">{viewer.study.compressed}</p>}
      {shown && (
        <Picture
          opened={opened}
          tuned={tuned}
          percent={zoom.percent}
          title={viewer.image(place.title)}
          label={label}
          measures={measures}
          onStep={step}
        />
      )}
    </>
  )
}

const Study = ({ study, ...place }: Place & { readonly study: DicomStudy }) => {
  const { viewer } = common.useWords()
  const withImages = study.series.filter(({ instances }) => instances.some(({ rows, columns }) => rows * columns > 0))
  const { marked } = measureWords.useWords()
  const choices = choicesOf(withImages, marked, viewer.study.seriesOf)
  const [chosen, setChosen] = useState(choices[0]?.key ?? '')
  const series = choices.find(({ key }) => key === chosen)?.series
  useOnce(place.whole, series === undefined)
  if (series === undefined) return <p>{viewer.study.noImage}</p>
  return (
    <div className="stack is-tight">
      {choices.length > 1 && (
        <Select
          label={viewer.study.series}
          value={chosen}
          onChange={setChosen}
          options={choices.map(({ key, label }) => ({ value: key, label }))}
        />
      )}
      <p className="small muted">{viewer.study.notice}</p>
      <SeriesView key={chosen} {...place} series={series} />
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
