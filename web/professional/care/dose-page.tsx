import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { usePerson } from '../record/queries.ts'
import { CareFrame } from './frame.tsx'
import { careWords } from './words/index.ts'

const DoseForm = lazy(() => import('./dose-form.tsx').then(module => ({ default: module.DoseForm })))

/** M10: a dose, its box scanned or copied; the note is filed with it. */
export const DoseFormPage = () => {
  const { vaccines: words } = careWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/vaccins/ajouter' })
  const person = usePerson(recordId)
  return (
    <CareFrame title={words.add} recordId={recordId} here="vaccines" person={person}>
      {person.data && (
        <Suspense fallback={<Skeleton rows={8} />}>
          <DoseForm recordId={recordId} isMinor={person.data.minor} />
        </Suspense>
      )}
    </CareFrame>
  )
}
