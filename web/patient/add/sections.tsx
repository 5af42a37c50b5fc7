import { Plus, X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import '../../ui/chips.css'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import './add.css'
import { addWords } from './words/index.ts'

const MAX_SIGNS = 20_000
const MAX_HEADING = 128
const MAX_SECTIONS = 20

export type Section = { readonly key: string; readonly heading: string; readonly text: string }
/** Parts of a written document, each under its title; usual titles are one press away. */
export const Sections = ({
  sections,
  onChange,
}: {
  readonly sections: readonly Section[]
  readonly onChange: (next: readonly Section[]) => void
}) => {
  const { write: words } = addWords.useWords()
  const change = (key: string, part: Partial<Section>): void =>
    onChange(sections.map(section => (section.key === key ? { ...section, ...part } : section)))
  const add = (heading: string): void => onChange([...sections, { key: crypto.randomUUID(), heading, text: '' }])
  return (
    <>
      {sections.map((section, at) => (
        <fieldset key={section.key} className="note-section">
          <legend className="visually-hidden">{words.section(at + 1)}</legend>
          <TextField
            label={words.heading(at + 1)}
            value={section.heading}
            onChange={heading => change(section.key, { heading })}
            isRequired
            maxLength={MAX_HEADING}
            autoComplete="off"
          />
          <TextField
            label={words.sectionText(at + 1)}
            value={section.text}
            onChange={text => change(section.key, { text })}
            isRequired
            lines={5}
            maxLength={MAX_SIGNS}
          />
          <div>
            <Button look="quiet" icon={X} onPress={() => onChange(sections.filter(one => one !== section))}>
              {words.removeSection(at + 1)}
            </Button>
          </div>
        </fieldset>
      ))}
      {sections.length < MAX_SECTIONS && (
        <div className="stack is-tight">
          <p className="field-label" id="add-section">
            {words.addSection}
          </p>
          <fieldset className="chips" aria-labelledby="add-section">
            {[...words.headings, ''].map(heading => (
              <button key={heading} type="button" className="chip" onClick={() => add(heading)}>
                <Icon of={Plus} size="1.1em" />
                {heading === '' ? words.otherHeading : heading}
              </button>
            ))}
          </fieldset>
        </div>
      )}
    </>
  )
}
