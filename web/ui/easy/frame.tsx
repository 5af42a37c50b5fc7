import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Disclosure } from '../disclosure.tsx'
import { prefer } from '../preferences.ts'
import './easy.css'
import { frameWords } from './words/index.ts'

type FrameProps = { readonly first: ReactNode; readonly rest: 'more' | 'below'; readonly children: ReactNode }

/** The easy words first. The usual page follows, whole: behind « Plus », or below when it is the question itself. */
export const EasyFrame = ({ first, rest, children }: FrameProps) => {
  const words = frameWords.useWords()
  return (
    <>
      <p className="easy-label">{words.label}</p>
      <div className="easy">{first}</div>
      {rest === 'below' ? (
        children
      ) : (
        <div className="easy-more">
          <Disclosure summary={words.more}>
            <p className="muted">{words.moreText}</p>
            <div className="easy-rest">{children}</div>
          </Disclosure>
        </div>
      )}
      <div className="screen-only">
        <Button look="quiet" onPress={() => prefer({ easy: 'no' })}>
          {words.leave}
        </Button>
      </div>
    </>
  )
}
