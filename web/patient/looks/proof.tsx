import { useMutation } from '@tanstack/react-query'
import { Check, Download, ShieldCheck, TriangleAlert } from 'lucide-react'
import { readProof } from '../../api/client.ts'
import { readProofPaper } from '../../api/review.ts'
import { today } from '../../ui/format/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Instant } from '../../ui/time.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { looksWords } from './words/index.ts'
import { type Checked, checkProof, VERIFIER } from './verify.ts'

const Intact = ({ checked }: { readonly checked: Checked }) => {
  const { proof: words } = looksWords.useWords()
  const { verdict } = checked
  const lines = [
    words.entries(checked.entries),
    ...(checked.sealed > 0 ? [words.sealed(checked.sealed)] : []),
    ...(verdict.checkpoint ? [words.signature, words.inclusion(verdict.checkpoint.size)] : []),
    ...(verdict.cosignatures.length > 0 ? [words.witnesses(verdict.cosignatures.length)] : []),
    checked.compared ? words.compared : words.firstTime,
  ]
  return (
    <ul role="list" className="checks">
      {lines.map(line => (
        <li key={line}>
          <Icon of={Check} />
          {line}
        </li>
      ))}
    </ul>
  )
}

const Broken = ({ checked }: { readonly checked: Checked }) => {
  const { proof: words } = looksWords.useWords()
  return (
    <>
      <p>
        <strong>{words.problems}</strong>
      </p>
      <ul lang="fr">
        {checked.said.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

const Result = ({ checked, at }: { readonly checked: Checked; readonly at: string }) => {
  const { proof: words } = looksWords.useWords()
  const { valid } = checked.verdict
  return (
    <div className={valid ? 'proof-result is-valid' : 'proof-result is-broken'} role={valid ? 'status' : 'alert'}>
      <p className="proof-title">
        <Icon of={valid ? ShieldCheck : TriangleAlert} size="1.5em" />
        {valid ? words.ok : words.broken}
      </p>
      {valid ? <Intact checked={checked} /> : <Broken checked={checked} />}
      <p className="small muted">
        {words.checkedAt} <Instant at={at} />
      </p>
    </div>
  )
}

/** The person checks her own journal: the proof comes from the server, the arithmetic is done here. */
export const Proof = ({ recordId }: { readonly recordId: string }) => {
  const { proof: words } = looksWords.useWords()
  const { states } = common.useWords()
  const check = useMutation({
    mutationFn: async () => ({ checked: await checkProof(recordId, await readProof(recordId)), at: new Date().toISOString() }),
  })
  const paper = useMutation({
    mutationFn: () => readProofPaper(recordId),
    onSuccess: pdf => saveBlob(pdf, `carnet-${today()}.pdf`),
    onError: () => sayTrouble(states.failedAction),
  })
  const keep = async (): Promise<void> => {
    try {
      const proof = await readProof(recordId)
      saveBlob(new Blob([JSON.stringify(proof, null, 1)], { type: 'application/json' }), `carnet-${today()}.json`)
    } catch {
      sayTrouble(states.failedAction)
    }
  }
  return (
    <Card labelledBy="proof">
      <h2 id="proof">{words.title}</h2>
      <p>{words.text}</p>
      <div className="button-row is-stacking screen-only">
        <Button look="primary" icon={ShieldCheck} isPending={check.isPending} onPress={() => check.mutate()}>
          {words.check}
        </Button>
        <Button icon={Download} onPress={() => void keep()}>
          {words.download}
        </Button>
        <Button icon={Download} isPending={paper.isPending} onPress={() => paper.mutate()}>
          {words.paper}
        </Button>
      </div>
      <div aria-live="polite">
        {check.isPending && <p>{words.checking}</p>}
        {check.isError && <p className="proof-result is-unknown">{words.unavailable}</p>}
      </div>
      {check.data && !check.isPending && <Result checked={check.data.checked} at={check.data.at} />}
      <p className="small screen-only">
        <a href={VERIFIER} download>
          {words.verifier}
        </a>
      </p>
    </Card>
  )
}
