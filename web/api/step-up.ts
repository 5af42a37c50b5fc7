/** Asks the person to prove again that it is her; true when she did. The application sets who asks (`app/step-up.tsx`). */
type Asking = () => Promise<boolean>

let ask: Asking = () => Promise.resolve(false)
let asked: Promise<boolean> | undefined

export const setStepUp = (asking: Asking): void => {
  ask = asking
}

/** Several requests refused at once are one question. */
export const proveAgain = (): Promise<boolean> => {
  asked ??= ask().finally(() => {
    asked = undefined
  })
  return asked
}
