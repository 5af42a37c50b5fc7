import { RadioGroup } from '../../ui/choice.tsx'
import { Page } from '../../ui/page.tsx'
import { type Preferences, prefer, usePreferences } from '../../ui/preferences.ts'
import { say } from '../../ui/toast.ts'
import { displayWords } from './words/index.ts'

const THEMES = ['auto', 'light', 'dark'] as const
const CONTRASTS = ['usual', 'more'] as const
const TEXTS = ['100', '125', '150', '200'] as const
const DENSITIES = ['auto', 'comfort', 'compact'] as const
const MOTIONS = ['auto', 'none'] as const
const READINGS = ['no', 'yes'] as const

export const DisplayPage = () => {
  const display = displayWords.useWords()
  const preferences = usePreferences()
  const choose = (change: Partial<Preferences>): void => {
    prefer(change)
    say(display.saved)
  }
  return (
    <Page title={display.title} lead={<p>{display.intro}</p>}>
      <form className="form">
        <RadioGroup
          label={display.easy}
          value={preferences.easy}
          onChange={easy => choose({ easy })}
          options={READINGS.map(value => ({ value, label: display.readings[value], consequence: display.readingsSaid[value] }))}
        />
        <RadioGroup
          label={display.theme}
          inline
          value={preferences.theme}
          onChange={theme => choose({ theme })}
          options={THEMES.map(value => ({ value, label: display.themes[value] }))}
        />
        <RadioGroup
          label={display.contrast}
          inline
          value={preferences.contrast}
          onChange={contrast => choose({ contrast })}
          options={CONTRASTS.map(value => ({ value, label: display.contrasts[value] }))}
        />
        <RadioGroup
          label={display.text}
          inline
          value={preferences.text}
          onChange={text => choose({ text })}
          options={TEXTS.map(value => ({ value, label: display.texts[value] }))}
        />
        <RadioGroup
          label={display.density}
          inline
          value={preferences.density}
          onChange={density => choose({ density })}
          options={DENSITIES.map(value => ({ value, label: display.densities[value] }))}
        />
        <RadioGroup
          label={display.motion}
          inline
          value={preferences.motion}
          onChange={motion => choose({ motion })}
          options={MOTIONS.map(value => ({ value, label: display.motions[value] }))}
        />
      </form>
    </Page>
  )
}
