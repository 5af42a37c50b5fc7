import { useQueryClient } from '@tanstack/react-query'
import { actOnSeveral, archiveAddress, deleteDocument, organise } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { ActOnSeveral, Organise, SeveralResult, Shelf, ShelfLine } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { download } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { bringBack, letGo } from './leaving.ts'
import type { Paper } from './papers.ts'
import { papersWords } from './words/index.ts'

/** What the server takes at once. */
const AT_ONCE = 100
const ARCHIVE_DOCUMENTS = 50

const portions = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))

const idsOf = (papers: readonly Paper[]): string[] => papers.map(({ id }) => id)

const refusedIn = (results: readonly SeveralResult[]): number => results.flatMap(({ items }) => items).filter(({ done }) => !done).length

type Change = (line: ShelfLine) => ShelfLine

/** The shelf on screen, changed at once; what the server then says replaces it. */
const useChanged = () => {
  const { recordId } = useActing()
  const client = useQueryClient()
  const key = keys.shelf(recordId)
  return {
    recordId,
    change: (papers: readonly Paper[], change: Change): void => {
      const ids = new Set(idsOf(papers))
      client.setQueryData<Shelf>(
        key,
        shelf => shelf && { ...shelf, items: shelf.items.map(line => (ids.has(line.id) ? change(line) : line)) },
      )
    },
    refresh: async (papers: readonly Paper[] = []): Promise<void> => {
      await client.invalidateQueries({ queryKey: keys.documents(recordId) })
      await Promise.all(papers.map(({ id }) => client.invalidateQueries({ queryKey: keys.document(recordId, id) })))
    },
  }
}

const marked =
  (part: Partial<ShelfLine['shelf']>): Change =>
  line => ({ ...line, shelf: { ...line.shelf, ...part } })

/** Every act on one document or on several, with what is said of it and its way back. Acts at once; undoing puts back what stood before. */
export const usePaperActs = () => {
  const words = papersWords.useWords()
  const { states } = common.useWords()
  const { recordId, change, refresh } = useChanged()

  const wrong = async (error: unknown): Promise<void> => {
    sayTrouble(error instanceof Problem && error.message !== '' ? error.message : states.failedAction)
    await refresh()
  }

  const put = async (papers: readonly Paper[], said: Omit<Organise, 'documentIds'>): Promise<number> => {
    const results: SeveralResult[] = []
    for (const portion of portions(papers, AT_ONCE)) results.push(await organise(recordId, { documentIds: idsOf(portion), ...said }))
    await refresh(papers)
    return refusedIn(results)
  }

  const act = async (papers: readonly Paper[], name: ActOnSeveral['act']): Promise<number> => {
    const results: SeveralResult[] = []
    for (const portion of portions(papers, AT_ONCE)) results.push(await actOnSeveral(recordId, { act: name, documentIds: idsOf(portion) }))
    await refresh(papers)
    return refusedIn(results)
  }

  const read = (papers: readonly Paper[], isRead: boolean): void => {
    change(papers, marked({ unread: !isRead }))
    put(papers, { read: isRead }).catch(wrong)
  }

  const pin = (papers: readonly Paper[], pinned: boolean): void => {
    change(papers, marked({ pinned }))
    put(papers, { pinned }).then(() => say(pinned ? words.pinned : words.unpinned, () => pin(papers, !pinned)), wrong)
  }

  /** Back where each of them was. */
  const putBack = async (papers: readonly Paper[]): Promise<void> => {
    for (const folderId of new Set(papers.map(paper => paper.folderId))) {
      const inside = papers.filter(paper => paper.folderId === folderId)
      for (const toFile of [true, false]) {
        const alike = inside.filter(paper => paper.toFile === toFile)
        if (alike.length > 0) await put(alike, { folderId, toFile })
      }
    }
  }

  const move = (papers: readonly Paper[], folderId: string | null, name: string): void => {
    put(papers, { folderId, toFile: false }).then(
      () =>
        say(folderId === null ? words.movedOut(papers.length) : words.moved(papers.length, name), () => void putBack(papers).catch(wrong)),
      wrong,
    )
  }

  const file = (papers: readonly Paper[], toFile: boolean): void => {
    put(papers, { toFile }).then(() => say(words.filed(papers.length), () => file(papers, !toFile)), wrong)
  }

  /** The rule that stood before, whatever it was: those chosen for a few are hidden and shown again to these few. */
  const showAgain = async (papers: readonly Paper[]): Promise<void> => {
    await act(papers, 'unmask')
  }

  const hide = (papers: readonly Paper[], masked: boolean): void => {
    const able = papers.filter(paper => paper.masked !== masked && (masked ? paper.can.mask : paper.can.unmask))
    if (able.length === 0) {
      sayTrouble(words.noneToHide)
      return
    }
    change(able, line => ({ ...line, masked }))
    act(able, masked ? 'mask' : 'unmask').then(refused => {
      const done = able.length - refused
      const left = papers.length - done
      say(
        `${masked ? words.hidden(done) : words.shown(done)}${left > 0 ? ` ${words.leftAsTheyWere(left)}` : ''}`,
        () => void (masked ? showAgain(able) : act(able, 'mask').then(() => undefined)).catch(wrong),
      )
    }, wrong)
  }

  const forGood = (papers: readonly Paper[]): void => {
    Promise.all(papers.map(({ id }) => deleteDocument(recordId, id)))
      .catch(wrong)
      .finally(() => void refresh().finally(() => bringBack(idsOf(papers))))
  }

  /** Gone from sight at once, deleted for good when the message goes: ten seconds to change one's mind. */
  const remove = (papers: readonly Paper[]): void => {
    const able = papers.filter(paper => paper.can.delete)
    if (able.length === 0) {
      sayTrouble(words.noneToDelete)
      return
    }
    const left = papers.length - able.length
    letGo(idsOf(able))
    say(
      `${words.deleted(able.length)}${left > 0 ? ` ${words.leftAsTheyWere(left)}` : ''}`,
      () => bringBack(idsOf(able)),
      () => forGood(able),
    )
  }

  /** The browser itself downloads it, and says how far it is. */
  const archive = (papers: readonly Paper[]): void => {
    if (papers.length > ARCHIVE_DOCUMENTS) {
      sayTrouble(words.tooManyForZip(ARCHIVE_DOCUMENTS))
      return
    }
    const link = document.createElement('a')
    link.href = archiveAddress(recordId, idsOf(papers))
    link.download = ''
    link.click()
    say(words.zipBegun(papers.length))
  }

  const fetchOne = (paper: Paper): void => void download(recordId, paper.id, paper.title, paper.mime).catch(wrong)

  return { read, pin, move, file, hide, remove, archive, download: fetchOne }
}
