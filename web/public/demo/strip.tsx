import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { useStop } from './enter.ts'
import './demo.css'
import { goToStep, STOPS } from './tour.ts'
import { demoWords } from './words/index.ts'

export const Strip = ({ step }: { readonly step: number }) => {
  const said = demoWords.useWords()
  const navigate = useNavigate()
  const go = useStop()
  const stop = said.stops[step]
  const leave = (): void => {
    goToStep(null)
    void navigate({ to: '/demo' })
  }
  const isLast = step === STOPS.length - 1
  return (
    <aside className="tour-strip" aria-label={said.strip}>
      <p role="status">
        <strong>{said.step(step + 1, stop?.name ?? '')}</strong> {stop?.text}
      </p>
      <div className="button-row">
        {step > 0 && (
          <Button look="quiet" isPending={go.isPending} onPress={() => go.mutate(step - 1)}>
            {said.previous}
          </Button>
        )}
        {isLast ? (
          <Button look="primary" onPress={leave}>
            {said.finish}
          </Button>
        ) : (
          <>
            <Button look="primary" isPending={go.isPending} onPress={() => go.mutate(step + 1)}>
              {said.next}
            </Button>
            <Button look="quiet" onPress={leave}>
              {said.leave}
            </Button>
          </>
        )}
      </div>
    </aside>
  )
}
