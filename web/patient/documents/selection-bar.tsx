import { Eye, FileArchive, FolderInput, Lock, MailOpen, Printer, Trash2, X } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { usePaperActs } from './acts.ts'
import { askFolder } from './asked.ts'
import type { Paper } from './papers.ts'
import type { Selection } from './selection.ts'
import { papersWords } from './words/index.ts'

/** What a printer takes at once: more is a copy of the record. */
const PRINT_DOCUMENTS = 20

type BarProps = {
  readonly selection: Selection
  readonly all: readonly Paper[]
  readonly found: readonly Paper[]
  readonly canOrganise: boolean
}

const Acts = ({
  chosen,
  canOrganise,
  onDone,
}: {
  readonly chosen: readonly Paper[]
  readonly canOrganise: boolean
  readonly onDone: () => void
}) => {
  const words = papersWords.useWords()
  const acts = usePaperActs()
  const navigate = useNavigate()
  const isDisabled = chosen.length === 0
  const print = (): void => {
    if (chosen.length > PRINT_DOCUMENTS) sayTrouble(words.tooManyToPrint(PRINT_DOCUMENTS))
    else void navigate({ to: '/documents/imprimer', state: { ids: chosen.map(({ id }) => id) } as object })
  }
  const anyHidden = chosen.some(paper => paper.masked && paper.can.unmask)
  return (
    <div className="button-row">
      {canOrganise && (
        <>
          <Button icon={FolderInput} isDisabled={isDisabled} onPress={() => askFolder(chosen)}>
            {words.moveSeveral}
          </Button>
          <Button icon={MailOpen} isDisabled={isDisabled} onPress={() => acts.read(chosen, true)}>
            {words.markRead}
          </Button>
        </>
      )}
      {chosen.some(paper => !paper.masked) || !anyHidden ? (
        <Button icon={Lock} isDisabled={isDisabled} onPress={() => acts.hide(chosen, true)}>
          {words.hide}
        </Button>
      ) : (
        <Button icon={Eye} onPress={() => acts.hide(chosen, false)}>
          {words.show}
        </Button>
      )}
      <Button icon={FileArchive} isDisabled={isDisabled} onPress={() => acts.archive(chosen)}>
        {words.zip}
      </Button>
      <Button icon={Printer} isDisabled={isDisabled} onPress={print}>
        {words.print}
      </Button>
      {chosen.some(paper => paper.can.delete) && (
        <Button
          look="danger"
          icon={Trash2}
          onPress={() => {
            acts.remove(chosen)
            onDone()
          }}
        >
          {words.deleteMine}
        </Button>
      )}
    </div>
  )
}

/** What is done to the documents chosen. It stays in sight while one scrolls and chooses. */
export const SelectionBar = ({ selection, all, found, canOrganise }: BarProps) => {
  const words = papersWords.useWords()
  const { actions } = common.useWords()
  const everything = found.length > 0 && found.every(({ id }) => selection.has(id))
  return (
    <section className="selection-bar screen-only" aria-label={words.selecting}>
      <div className="selection-head">
        <p role="status">{words.chosen(selection.count)}</p>
        <Button look="quiet" onPress={() => selection.choose(everything ? [] : found)}>
          {everything ? words.chooseNone : words.chooseAll(found.length)}
        </Button>
        <Button look="quiet" icon={X} iconOnly onPress={selection.stop}>
          {actions.close}
        </Button>
      </div>
      <Acts chosen={selection.among(all)} canOrganise={canOrganise} onDone={() => selection.choose([])} />
    </section>
  )
}
