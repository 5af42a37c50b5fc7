import { useEffect, useState } from 'react'
import { sharingWords } from './words/index.ts'

const SECOND = 1_000
const SAID_AT = [5, 1]

export const secondsLeft = (until: string, now: number): number => Math.max(0, Math.ceil((Date.parse(until) - now) / SECOND))

/** Which of « five minutes » and « one minute » has been reached: said once each, and nothing in between. */
export const saidAt = (seconds: number): number | null =>
  SAID_AT.toReversed().find(minutes => seconds > 0 && seconds <= minutes * 60) ?? null

/** The time that is left, each second for the eye; for the ear at five minutes and at one. */
export const Countdown = ({ until, onOver }: { readonly until: string; readonly onOver: () => void }) => {
  const { share: words } = sharingWords.useWords()
  const [seconds, setSeconds] = useState(() => secondsLeft(until, Date.now()))
  useEffect(() => {
    const tick = (): void => setSeconds(secondsLeft(until, Date.now()))
    tick()
    const timer = setInterval(tick, SECOND)
    return () => clearInterval(timer)
  }, [until])
  const isOver = seconds === 0
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])
  const minutes = saidAt(seconds)
  return (
    <>
      <p className="share-left" aria-hidden="true">
        {isOver ? words.over : words.left(Math.floor(seconds / 60), seconds % 60)}
      </p>
      <p className="visually-hidden" role="status">
        {isOver ? words.over : minutes === null ? '' : words.leftSaid(minutes)}
      </p>
    </>
  )
}
