import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, FileHeart, PenLine, Printer } from 'lucide-react'
import { takeSynthesis } from '../../api/synthesis.ts'
import type { Synthesis } from '../../api/types.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { sayTrouble } from '../../ui/toast.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'
import { synthesisWords } from './words/index.ts'

const FILES = { vsm: 'volet-de-synthese.xml', ips: 'resume-international.json' } as const

/** The same synthesis, written down: published by the attending doctor, taken away by whoever reads it. */
export const SummaryMenu = ({ synthesis: { person, may } }: { readonly synthesis: Synthesis }) => {
  const words = synthesisWords.useWords()
  const { record } = professionalWords.useWords()
  const { shell } = common.useWords()
  const navigate = useNavigate()
  const { recordId } = person
  const take = useMutation({
    mutationFn: async (format: 'vsm' | 'ips') => saveBlob(await takeSynthesis(recordId, format), FILES[format]),
    onError: () => sayTrouble(record.failed),
  })
  return (
    <Menu label={words.summary} icon={FileHeart}>
      <MenuList>
        {may.publish && (
          <li>
            <button type="button" onClick={() => void navigate({ to: '/pro/p/$recordId/synthese/editer', params: { recordId } })}>
              <Icon of={PenLine} />
              {words.publishMenu}
            </button>
          </li>
        )}
        <li>
          <button type="button" onClick={() => take.mutate('vsm')}>
            <Icon of={Download} />
            {words.takeVsm}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => take.mutate('ips')}>
            <Icon of={Download} />
            {words.takeIps}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => window.print()}>
            <Icon of={Printer} />
            {shell.print}
          </button>
        </li>
      </MenuList>
    </Menu>
  )
}
