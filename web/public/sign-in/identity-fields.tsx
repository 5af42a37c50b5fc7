import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { parseDay } from '../../ui/format/dates.ts'
import { CardPicture } from './card-picture.tsx'
import { doorWords } from './words/index.ts'

/** What the card and the person say of who she is, as typed. */
export type IdentityTyped = { readonly ins: string; readonly vitale: string; readonly birthDate: string }
export const NO_IDENTITY: IdentityTyped = { ins: '', vitale: '', birthDate: '' }

const bare = (text: string): string => text.replace(/[\s.-]/g, '').toUpperCase()
const INS = /^[0-9][0-9AB]{14}$/
const SERIAL = /^\d{8,13}$/

/** What is sent; null while something is missing. */
export const identityOf = ({ ins, vitale, birthDate }: IdentityTyped) => {
  const day = parseDay(birthDate)
  if (!INS.test(bare(ins)) || !SERIAL.test(bare(vitale)) || day === null) return null
  return { ins: bare(ins), vitaleSerial: bare(vitale), birthDate: day }
}

export const IdentityFields = ({
  typed,
  onChange,
}: {
  readonly typed: IdentityTyped
  readonly onChange: (typed: IdentityTyped) => void
}) => {
  const { identity } = doorWords.useWords()
  return (
    <>
      <TextField
        label={identity.ins}
        hint={identity.insHint}
        value={typed.ins}
        onChange={ins => onChange({ ...typed, ins })}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        check={value => (INS.test(bare(value)) ? null : identity.insWrong)}
      />
      <TextField
        label={identity.vitale}
        hint={identity.vitaleHint}
        value={typed.vitale}
        onChange={vitale => onChange({ ...typed, vitale })}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        check={value => (SERIAL.test(bare(value)) ? null : identity.vitaleWrong)}
        adornment={<CardPicture />}
      />
      <DayField
        label={identity.birthDate}
        hint={identity.birthDateHint}
        value={typed.birthDate}
        onChange={birthDate => onChange({ ...typed, birthDate })}
        isRequired
      />
    </>
  )
}
