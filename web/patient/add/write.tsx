import { lazy, Suspense } from 'react'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useActing } from '../profile.ts'
import { addWords } from './words/index.ts'

const WriteForm = lazy(() => import('./write-form.tsx').then(module => ({ default: module.WriteForm })))

export const WritePage = () => {
  const { write: words } = addWords.useWords()
  const { fullName } = useActing()
  return (
    <Page title={words.title} who={fullName} lead={<p>{words.intro}</p>}>
      <Suspense fallback={<Skeleton rows={6} />}>
        <WriteForm />
      </Suspense>
    </Page>
  )
}
