import { BookOpenText } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Idea } from '../../ui/easy/idea.tsx'
import { prefer, usePreferences } from '../../ui/preferences.ts'
import { say } from '../../ui/toast.ts'
import { easyWords } from './words/index.ts'

/** From this page on, all of Carnet so; and back. */
export const ReadAllEasily = () => {
  const { all } = easyWords.useWords()
  const isEasy = usePreferences().easy === 'yes'
  const choose = (): void => {
    prefer({ easy: isEasy ? 'no' : 'yes' })
    say(isEasy ? all.off : all.on)
  }
  return (
    <Idea icon={BookOpenText} title={all.title} lines={isEasy ? all.isOn : all.lines}>
      <div>
        <Button look={isEasy ? 'secondary' : 'primary'} onPress={choose}>
          {isEasy ? all.stop : all.start}
        </Button>
      </div>
    </Idea>
  )
}
