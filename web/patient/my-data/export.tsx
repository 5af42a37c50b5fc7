import { FileDown } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { patientWords } from '../words/index.ts'

/** Where the export builder stands. */
export const ExportSection = () => {
  const { life } = patientWords.useWords()
  return (
    <Card labelledBy="export">
      <h2 id="export">{life.export.title}</h2>
      <p>{life.export.text}</p>
      <div className="button-row">
        <ButtonLink icon={FileDown} to="/documents">
          {life.export.go}
        </ButtonLink>
      </div>
    </Card>
  )
}
