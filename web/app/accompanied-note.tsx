import { useNavigate } from '@tanstack/react-router'
import { HeartHandshake } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { common } from '../ui/words/index.ts'
import { accompany, useAccompanied } from './accompanied.ts'
import { signOut } from './session.ts'

/** Over her space while somebody helps her: leaving is one press, and the machine keeps nothing. */
export const AccompaniedNote = () => {
  const { accompanied } = common.useWords()
  const navigate = useNavigate()
  if (!useAccompanied()) return null
  const leave = async (): Promise<void> => {
    await signOut()
    accompany(false)
    await navigate({ to: '/' })
  }
  return (
    <section className="banner" aria-label={accompanied.title}>
      <p>
        <Icon of={HeartHandshake} />
        <span>{accompanied.reminder}</span>
      </p>
      <Button look="quiet" onPress={() => void leave()}>
        {accompanied.leave}
      </Button>
    </section>
  )
}
