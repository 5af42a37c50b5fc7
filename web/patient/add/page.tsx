import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { readDocumentTypes, readIntake } from '../../api/client.ts'
import type { DocumentType, Intake } from '../../api/types.ts'
import { useSession } from '../../app/session.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { DropZone } from './drop-zone.tsx'
import { isMoving } from './queue.ts'
import { takeShared } from './shared.ts'
import { type Check, uploadsOf } from './uploads.ts'
import { addWords } from './words/index.ts'

const Queue = lazy(() => import('./queue-list.tsx').then(module => ({ default: module.Queue })))
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
      {queue.length > 0 && (
        <Suspense fallback={null}>
          <Queue uploads={uploads} queue={queue} types={types} />
        </Suspense>
      )}
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
