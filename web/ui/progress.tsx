import { useId } from 'react'
import { useLanguage } from './i18n/language.ts'
import './progress.css'

/** `share` from 0 to 1. The text says the same thing as the bar. */
export const Progress = ({ label, share }: { readonly label: string; readonly share: number }) => {
  const id = useId()
  const language = useLanguage()
  const percent = Math.round(share * 100)
  const said = new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100)
  return (
    <div className="progress">
      <span id={id}>{label}</span>
      <span className="figures">{said}</span>
      <progress aria-labelledby={id} max={100} value={percent} />
    </div>
  )
}
