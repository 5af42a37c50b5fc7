import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { depositDocument } from '../../api/client.ts'
import { fileDirectives } from '../../api/health.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { parseDay, today } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useActing } from '../profile.ts'
import './health.css'
import { useHealth, useHealthChange } from './queries.ts'
import { wishesWords } from './words/index.ts'

/** TRE_A05, « Directives anticipées ». */
const TYPE = 'EXPPAT_3'

const Paper = ({ recordId }: { readonly recordId: string }) => {
  const { paper, will } = wishesWords.useWords()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const [ids] = useState(() => ({ document: crypto.randomUUID(), entry: crypto.randomUUID() }))
  const change = useHealthChange(recordId)
  const day = parseDay(typed)
  const send = (): void => {
    if (file === null || day === null || day > today()) return
    const metadata = { title: will.directives, typeCode: TYPE, date: day, uniqueId: ids.document }
    const act = async () => {
      const { documentId } = await depositDocument(recordId, metadata, file, setShare)
      return fileDirectives(recordId, { clientId: ids.entry, writtenOn: day, document: documentId })
    }
    change.mutate({ act, said: paper.sent }, { onSuccess: () => void navigate({ to: '/volontes' }) })
  }
  return (
    <div className="form">
      <DayField label={paper.date} value={typed} onChange={setTyped} latest={today()} />
      <FileDrop multiple={false} onFiles={files => setFile(files[0] ?? null)} />
      {file && <p role="status">{paper.chosen(file.name)}</p>}
      {change.isPending && <Progress label={paper.file} share={share} />}
      <div className="button-row is-stacking">
        <Button look="primary" isPending={change.isPending} isDisabled={file === null || day === null} onPress={send}>
          {paper.send}
        </Button>
      </div>
    </div>
  )
}

/** A signed paper becomes her directives: filed under the law's type, it replaces what stood. */
export const DirectivesPaperPage = () => {
  const words = wishesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const health = useHealth(recordId)
  return (
    <Page
      title={words.paper.title}
      who={fullName}
      lead={words.paper.lead}
      before={
        <p>
          <Link to="/volontes" icon={ArrowLeft} className="back">
            {words.will.title}
          </Link>
        </p>
      }
    >
      <Loaded query={health} rows={3}>
        {profile =>
          profile.isMinor || !profile.may.wish || actingFor !== null ? (
            <Card tone="info">
              <p>{profile.isMinor ? words.will.minor : words.will.notHers(actingFor ?? '')}</p>
            </Card>
          ) : (
            <Paper recordId={recordId} />
          )
        }
      </Loaded>
    </Page>
  )
}
