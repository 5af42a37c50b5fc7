import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../loaded.tsx'
import { common } from '../words/index.ts'
import { decodeText } from './text-view.tsx'

/** The words that the server read in a picture. They may hold mistakes, and it is said. */
export const ReadText = ({ words }: { readonly words: () => Promise<Blob> }) => {
  const { viewer } = common.useWords()
  const text = useQuery({ queryKey: ['words', words], queryFn: async () => decodeText(await (await words()).arrayBuffer()), gcTime: 0 })
  return (
    <Loaded query={text} rows={4} part>
      {read => (
        <div className="stack is-tight">
          <p className="small muted">{viewer.readByMachine}</p>
          <pre className="text-view" lang="fr">
            {read}
          </pre>
        </div>
      )}
    </Loaded>
  )
}
