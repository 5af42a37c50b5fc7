import { Ambulance, EyeOff, KeyRound, Scale, Siren, SquareCheckBig, Stethoscope, TriangleAlert } from 'lucide-react'
import type { AccessPage } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Button } from '../../ui/button.tsx'
import { useHideAll } from '../access/hide-all.tsx'
import { rulesWords } from '../access/words/index.ts'
import { whoReads, whoReadsInEmergency } from './said.ts'
import { patientEasyWords } from './words/index.ts'

/** The same act as on the usual page, at once and undone by a press. */
const HideAll = ({ page }: { readonly page: AccessPage }) => {
  const { access: words } = patientEasyWords.useWords()
  const { access: usual } = rulesWords.useWords()
  const hide = useHideAll()
  const { active } = page.hideAll
  return (
    <Idea icon={EyeOff} title={words.hide} lines={active ? [words.hidden] : words.hideLines}>
      <div>
        <Button isPending={hide.isPending} onPress={() => hide.mutate(!active)}>
          {active ? usual.showAgain : usual.hideAll}
        </Button>
      </div>
    </Idea>
  )
}

/** U18: the rules in force, one a line, and the three things one does with them. */
export const EasyAccess = ({ page }: { readonly page: AccessPage }) => {
  const { access: words } = patientEasyWords.useWords()
  return (
    <>
      <Idea icon={KeyRound} title={words.who} lines={whoReads(page, words)} />
      <Idea icon={Ambulance} title={words.emergency} lines={whoReadsInEmergency(page, words)}>
        <div>
          <ButtonLink to="/acces/urgence">{words.emergencyOpen}</ButtonLink>
        </div>
      </Idea>
      <Idea icon={Stethoscope} title={words.carers} lines={words.carersLines}>
        <div>
          <ButtonLink to="/professionnels">{words.carersOpen}</ButtonLink>
        </div>
      </Idea>
      <HideAll page={page} />
    </>
  )
}

/** U19: before the three questions. */
export const EasyEmergency = () => {
  const { emergency: words } = patientEasyWords.useWords()
  return (
    <>
      <Idea icon={Siren} title={words.what} lines={words.lines} />
      <Idea icon={TriangleAlert} title={words.danger} lines={[...words.dangerLines, words.paper]} />
    </>
  )
}

/** P4: before the choices. */
export const EasyChoices = () => {
  const { choices: words } = patientEasyWords.useWords()
  return (
    <>
      <Idea icon={SquareCheckBig} title={words.title} lines={words.lines} />
      <Idea icon={Scale} title={words.law} lines={words.lawLines} />
    </>
  )
}
