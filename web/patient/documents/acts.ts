import { useQueryClient } from '@tanstack/react-query'
import { actOnSeveral, archiveAddress, deleteDocument, organise, readyToDelete } from '../../api/client.ts'
import { downloadByBrowser } from '../../api/browser-download.ts'
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

/** The two ways of changing several documents, portion after portion, and what is said when it does not work. */
const useSending = () => {
  const { states } = common.useWords()
  const { recordId, change, refresh } = useChanged()
  const inPortions = async (papers: readonly Paper[], send: (ids: string[]) => Promise<SeveralResult>): Promise<number> => {
    const results: SeveralResult[] = []
    for (const portion of portions(papers, AT_ONCE)) results.push(await send(idsOf(portion)))
    await refresh(papers)
    return refusedIn(results)
  }
  return {
    recordId,
    change,
    refresh,
    put: (papers: readonly Paper[], said: Omit<Organise, 'documentIds'>): Promise<number> =>
      inPortions(papers, documentIds => organise(recordId, { documentIds, ...said })),
    act: (papers: readonly Paper[], name: ActOnSeveral['act']): Promise<number> =>
      inPortions(papers, documentIds => actOnSeveral(recordId, { act: name, documentIds })),
    wrong: async (error: unknown): Promise<void> => {
      sayTrouble(error instanceof Problem && error.message !== '' ? error.message : states.failedAction)
      await refresh()
    },
  }
}

type Sending = ReturnType<typeof useSending>

/** Back where each of them was. */
const putBack = async (papers: readonly Paper[], put: Sending['put']): Promise<void> => {
  for (const folderId of new Set(papers.map(paper => paper.folderId)))
    for (const toFile of [true, false]) {
      const alike = papers.filter(paper => paper.folderId === folderId && paper.toFile === toFile)
      if (alike.length > 0) await put(alike, { folderId, toFile })
    }
}

/** What is hers alone: read, pinned, in a folder. */
const useShelving = ({ put, change, wrong }: Sending) => {
  const words = papersWords.useWords()
  const read = (papers: readonly Paper[], isRead: boolean): void => {
    change(papers, marked({ unread: !isRead }))
    put(papers, { read: isRead }).catch(wrong)
  }
  const pin = (papers: readonly Paper[], pinned: boolean): void => {
    change(papers, marked({ pinned }))
    put(papers, { pinned }).then(() => say(pinned ? words.pinned : words.unpinned, () => pin(papers, !pinned)), wrong)
  }
  const move = (papers: readonly Paper[], folderId: string | null, name: string): void => {
    const said = folderId === null ? words.movedOut(papers.length) : words.moved(papers.length, name)
    put(papers, { folderId, toFile: false }).then(() => say(said, () => void putBack(papers, put).catch(wrong)), wrong)
  }
  return { read, pin, move }
}

/** What changes the record itself: each document is done or refused by itself, and it is said how many were left. */
const useRuling = ({ recordId, act, change, refresh, wrong }: Sending) => {
  const words = papersWords.useWords()
  const andLeft = (said: string, left: number): string => (left > 0 ? `${said} ${words.leftAsTheyWere(left)}` : said)

  const hide = (papers: readonly Paper[], masked: boolean): void => {
    const able = papers.filter(paper => paper.masked !== masked && (masked ? paper.can.mask : paper.can.unmask))
    if (able.length === 0) {
      sayTrouble(words.noneToHide)
      return
    }
    change(able, line => ({ ...line, masked }))
    const [now, back] = masked ? (['mask', 'unmask'] as const) : (['unmask', 'mask'] as const)
    act(able, now).then(refused => {
      const done = able.length - refused
      say(andLeft(masked ? words.hidden(done) : words.shown(done), papers.length - done), () => void act(able, back).catch(wrong))
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
    letGo(idsOf(able))
    readyToDelete(recordId, idsOf(able))
    say(
      andLeft(words.deleted(able.length), papers.length - able.length),
      () => bringBack(idsOf(able)),
      () => forGood(able),
    )
  }
  return { hide, remove }
}

/** Every act on one document or on several, with what is said of it and its way back. Acts at once; undoing puts back what stood before. */
export const usePaperActs = () => {
  const words = papersWords.useWords()
  const sending = useSending()
  const { recordId, wrong } = sending
  const shelving = useShelving(sending)
  const ruling = useRuling(sending)

  /** The browser itself downloads it, and says how far it is. */
  const archive = (papers: readonly Paper[]): void => {
    if (papers.length > ARCHIVE_DOCUMENTS) {
      sayTrouble(words.tooManyForZip(ARCHIVE_DOCUMENTS))
      return
    }
    downloadByBrowser(archiveAddress(recordId, idsOf(papers))).then(() => say(words.zipBegun(papers.length)), wrong)
  }
  const fetchOne = (paper: Paper): void => void download(recordId, paper.id, paper.title, paper.mime).catch(wrong)
  return { ...shelving, ...ruling, archive, download: fetchOne }
}
