import { X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { useDocuments } from '../queries.ts'
import { healthWords } from './words/index.ts'

const NONE = ''

/** Documents that she joins to an entry: hers to see, nobody else's (docs/adr on the profile). */
export const Links = ({
  recordId,
  links,
  onChange,
}: {
  readonly recordId: string
  readonly links: readonly string[]
  readonly onChange: (links: readonly string[]) => void
}) => {
  const { form, remove } = healthWords.useWords()
  const documents = useDocuments(recordId).data ?? []
  if (documents.length === 0) return null
  const nameOf = (id: string): string => {
    const found = documents.find(document => document.id === id)
    return found === undefined ? id : `${found.title} – ${formatDate(found.date)}`
  }
  return (
    <div className="stack is-tight">
      <Select
        label={form.links}
        hint={form.linksHint}
        value={NONE}
        onChange={id => id !== NONE && onChange([...links, id])}
        options={[
          { value: NONE, label: form.choose },
          ...documents.filter(({ id }) => !links.includes(id)).map(({ id }) => ({ value: id, label: nameOf(id) })),
        ]}
      />
      {links.length > 0 && (
        <ul role="list" className="rows">
          {links.map(id => (
            <li key={id} className="row">
              <span className="row-main">{nameOf(id)}</span>
              <Button icon={X} iconOnly look="quiet" onPress={() => onChange(links.filter(one => one !== id))}>
                {`${remove} ${nameOf(id)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
