import type { FileChooser, Locator, Page } from 'playwright-core'

export const WAYS = ['mouse', 'keyboard', 'touch'] as const
export type Way = (typeof WAYS)[number]

/** With a mouse and with keys at a desk, with a finger on a telephone. */
export const WIDTH_OF: Readonly<Record<Way, number>> = { mouse: 1280, keyboard: 1280, touch: 360 }

export type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** How somebody acts on a page; every journey is written once, for any of them. */
export type Hand = {
  press(target: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  /** Presses what asks for a file, and gives one as the system would; several in one choice, when there are more. */
  give(target: Locator, name: string, mimeType: string, buffer: Buffer, ...more: readonly GivenFile[]): Promise<void>
}

const MOST_TABS = 300

const isFocused = (target: Locator): Promise<boolean> => target.evaluate(element => element === element.ownerDocument.activeElement)

/** Where the focus stands can be seen: a ring of three pixels at least, and nothing over it (ui.md C2). */
const UNSEEN = `(() => {
  const element = document.activeElement
  const ringed = part => {
    const { outlineWidth, outlineStyle } = getComputedStyle(element, part)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 3
  }
  if (!ringed(null) && !ringed('::after')) return 'no ring'
  const { left, top, width, height } = element.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return over === null || element.contains(over) || over.contains(element) ? null : 'under ' + over.tagName + '.' + over.className
})()`

/** Tab after Tab until it is there. */
const goTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor()
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await isFocused(target)) {
      const unseen = await page.evaluate<string | null>(UNSEEN)
      if (unseen !== null) throw new Error(`the focus on ${await target.innerText()} is not seen: ${unseen}`)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way by Tab to ${target.toString()}`)
}

const chosen = async (page: Page, press: () => Promise<void>): Promise<FileChooser> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()])
  return chooser
}

const presserOf = (page: Page, way: Way): Hand['press'] => {
  if (way === 'mouse') return target => target.click()
  if (way === 'touch') return target => target.tap()
  return async target => {
    await goTo(page, target)
    await page.keyboard.press('Enter')
  }
}

export const handOf = (page: Page, way: Way): Hand => {
  const press = presserOf(page, way)
  return {
    press: target => press(target.first()),
    write: async (field, text) => {
      if (way === 'keyboard') await goTo(page, field.first())
      else await press(field.first())
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    give: async (target, name, mimeType, buffer, ...more) => {
      const chooser = await chosen(page, () => press(target.first()))
      await chooser.setFiles([{ name, mimeType, buffer }, ...more])
    },
  }
}
