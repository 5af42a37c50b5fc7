import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import { type FormEvent, lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { readDocumentTypes, readIntake } from '../../api/client.ts'
import type { DocumentType, Intake } from '../../api/types.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { formatSize } from '../../ui/format/sizes.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { DropZone } from './drop-zone.tsx'
import { EntryCard } from './entry.tsx'
import { countOf, type Entry, isMoving, needsAnswer } from './queue.ts'
import { takeShared } from './shared.ts'
import { type Check, type Uploads, uploadsOf } from './uploads.ts'
import { addWords } from './words/index.ts'

const ScanDialog = lazy(() => import('./scan/scan-dialog.tsx').then(module => ({ default: module.ScanDialog })))

const defaultType = (types: readonly DocumentType[]): string => (types.find(type => type.category === 'other') ?? types[0])?.code ?? ''

/** Before the server has told what it takes. */
const USUAL = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.txt,.rtf,.xml'
const IMAGING = /\.(?:zip|dcm)$/i

const acceptOf = (intake: Intake | undefined): string =>
  intake === undefined ? USUAL : intake.formats.flatMap(({ mimes, extensions }) => [...extensions, ...mimes]).join(',')

const useCheck = (intake: Intake | undefined): Check => {
  const { add: words } = addWords.useWords()
  return file => {
    if (file.size === 0) return words.emptyFile
    const most = IMAGING.test(file.name) ? intake?.maxImagingBytes : intake?.maxBytes
    return most !== undefined && file.size > most ? words.tooLargeFor(formatSize(most)) : null
  }
}

/** What the server takes, and whether it looks for viruses: said as it is. */
const Rules = ({ intake }: { readonly intake: Intake | undefined }) => {
  const { add: words } = addWords.useWords()
  if (intake === undefined) return null
  const said = { active: words.antivirusActive, absent: words.antivirusAbsent, unreachable: words.antivirusSilent }[intake.antivirus]
  return (
    <p
      className={intake.antivirus === 'unreachable' ? 'entry-trouble' : 'small muted'}
      {...(intake.antivirus === 'unreachable' ? { role: 'alert' } : {})}
    >
      {said}
    </p>
  )
}

type QueueProps = { readonly uploads: Uploads; readonly queue: readonly Entry[]; readonly types: readonly DocumentType[] }

const Queue = ({ uploads, queue, types }: QueueProps) => {
  const { add: words } = addWords.useWords()
  const { recordId, actingFor, profile } = useActing()
  const client = useQueryClient()
  const ready = queue.filter(entry => entry.state.kind === 'ready' && !needsAnswer(entry)).length
  const [saved, failed] = [countOf(queue, 'saved'), countOf(queue, 'failed')]
  const left = queue.length - saved
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    await uploads.saveAll()
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: keys.access(recordId) })
  }
  return (
    <form className="form" onSubmit={event => void submit(event)} aria-labelledby="queue">
      <h2 id="queue">{words.queue(queue.length)}</h2>
      <ul role="list" className="entries">
        {queue.map(entry => (
          <EntryCard
            key={entry.key}
            entry={entry}
            types={types}
            firstName={profile.firstName}
            onChange={part => uploads.change(entry.key, part)}
            onAgain={() => uploads.again(entry)}
            onRemove={() => uploads.drop(entry)}
          />
        ))}
      </ul>
      <p role="status" className="muted">
        {saved + failed > 0 && words.summary(saved, failed)}
      </p>
      <div className="button-row is-stacking">
        {ready > 0 && (
          <Button type="submit" look="primary" isPending={countOf(queue, 'saving') > 0}>
            {actingFor === null ? words.save(ready) : words.saveFor(actingFor)}
          </Button>
        )}
        {left === 0 && (
          <ButtonLink look="primary" to="/documents">
            {words.see}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

const useUploads = (types: readonly DocumentType[], check: Check) => {
  const { recordId } = useActing()
  const actorId = useSession()?.actorId ?? ''
  const uploads = useMemo(() => uploadsOf(actorId, recordId), [actorId, recordId])
  const queue = useSyncExternalStore(uploads.watch, uploads.entries)
  const take = (files: readonly File[]): void => uploads.take(files, defaultType(types), check)
  const latest = useRef({ take, recall: () => uploads.recall(defaultType(types), check) })
  useEffect(() => {
    latest.current.recall().catch(() => undefined)
    takeShared().then(
      files => latest.current.take(files),
      () => undefined,
    )
    window.addEventListener('online', uploads.resume)
    return () => {
      window.removeEventListener('online', uploads.resume)
      uploads.tidy()
    }
  }, [uploads])
  return { uploads, queue, take }
}

const Adding = ({ types }: { readonly types: readonly DocumentType[] }) => {
  const { add: words } = addWords.useWords()
  const intake = useQuery({ queryKey: ['intake'], queryFn: readIntake, staleTime: 300_000 }).data
  const check = useCheck(intake)
  const { uploads, queue, take } = useUploads(types, check)
  const [photos, setPhotos] = useState<readonly File[] | null>(null)
  const moving = queue.some(isMoving)
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: moving })
  return (
    <>
      <DropZone
        accept={acceptOf(intake)}
        hint={words.hint(formatSize(intake?.maxBytes ?? 25_000_000), formatSize(intake?.maxImagingBytes ?? 500_000_000))}
        onFiles={take}
        onPhotos={setPhotos}
      />
      <Rules intake={intake} />
      {photos !== null && (
        <Suspense fallback={null}>
          <ScanDialog
            first={photos}
            onClose={() => setPhotos(null)}
            onDone={file => {
              setPhotos(null)
              take([file])
            }}
          />
        </Suspense>
      )}
      {queue.length > 0 && <Queue uploads={uploads} queue={queue} types={types} />}
    </>
  )
}

export const AddPage = () => {
  const { add: words } = addWords.useWords()
  const { actingFor, fullName } = useActing()
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={
        <ButtonLink icon={PenLine} to="/documents/ecrire">
          {words.write}
        </ButtonLink>
      }
    >
      <Loaded query={types} rows={3}>
        {list => <Adding types={list} />}
      </Loaded>
    </Page>
  )
}
