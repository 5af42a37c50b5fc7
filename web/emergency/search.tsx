import { useNavigate } from '@tanstack/react-router'
import type { Found } from '../api/types.ts'
import { FinderForm } from '../professional/finder-form.tsx'
import { Page } from '../ui/page.tsx'
import { emergencyWords } from './words/index.ts'

export const SearchPage = () => {
  const { search: words } = emergencyWords.useWords()
  const navigate = useNavigate()
  const go = (found: Found): void => {
    if (found.recordId && found.person && found.person.access.mode !== 'normal')
      void navigate({ to: '/urgence/p/$recordId', params: { recordId: found.recordId } })
    else void navigate({ to: '/urgence/ouvrir' })
  }
  return (
    <Page title={words.title} ownFocus>
      <FinderForm label={words.field} hint={words.hint} submit={words.submit} onFound={go} />
    </Page>
  )
}
