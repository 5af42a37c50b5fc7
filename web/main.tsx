import '@fontsource-variable/atkinson-hyperlegible-next/index.css'
import './ui/tokens/reset.css'
import './ui/tokens/palette.css'
import './ui/tokens/scale.css'
import './ui/tokens/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { askAhead } from './app/ahead.ts'
import { queries } from './app/queries.ts'
import { currentSession } from './app/session.ts'
import { router } from './app/router.tsx'
import { recallLanguage, useLanguage } from './ui/i18n/language.ts'
import { recallPreferences } from './ui/preferences.ts'
import { common } from './ui/words/index.ts'

recallLanguage()
recallPreferences()

const App = () => {
  const language = useLanguage()
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  )
}

const start = async (): Promise<void> => {
  // Asked for beside the first words, not after them; who needs it meets its trouble.
  currentSession().catch(() => undefined)
  askAhead(location.pathname)
  await common.ready()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App />)
}

void start()

// After everything else: nothing on screen waits for it, and a browser that refuses it shows the same pages.
window.addEventListener('load', () => {
  import('./app/worker.ts').then(module => module.startWorking()).catch(() => undefined)
})
