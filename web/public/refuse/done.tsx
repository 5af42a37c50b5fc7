import { ButtonLink } from '../../ui/link.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Instant } from '../../ui/time.tsx'
import { saveBlob } from '../../ui/viewer/download.ts'
import { refuseWords } from './words/index.ts'

export type Wish = 'oppose' | 'withdraw' | 'close' | 'erase'
export type Done = {
  readonly wish: Wish
  readonly reference?: string
  readonly at?: string
  /** PDF in base64. */
  readonly proof?: string
}

const bytesOf = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], { type: 'application/pdf' })

export const DoneCard = ({ done: { wish, reference, at, proof } }: { readonly done: Done }) => {
  const words = refuseWords.useWords()
  return (
    <>
      <p>{words.doneText[wish]}</p>
      {reference !== undefined && at !== undefined && (
        <Card tone="done">
          <dl className="refuse-facts">
            <dt>{words.reference}</dt>
            <dd className="refuse-reference">{reference}</dd>
            <dt>{words.on}</dt>
            <dd>
              <Instant at={at} />
            </dd>
          </dl>
          <p>{words.keep}</p>
        </Card>
      )}
      {proof !== undefined && <p>{words.confirmation}</p>}
      <div className="button-row">
        {proof !== undefined && (
          <Button look="primary" onPress={() => saveBlob(bytesOf(proof), words.proofName)}>
            {words.proof}
          </Button>
        )}
        <ButtonLink to="/">{words.back}</ButtonLink>
      </div>
    </>
  )
}
