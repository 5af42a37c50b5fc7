import type { Page } from 'playwright-core'

/** 1280 × 1024 seen at 400 %: as narrow as the smallest phone, and as low as a letter box (WCAG 1.4.10). */
export const ZOOMED = { width: 320, height: 256 } as const

/** The spacing that somebody may ask of any page (WCAG 1.4.12). Runs in the page; a sheet that is constructed is no inline style. */
export const SPACED = `(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
  document.adoptedStyleSheets = [sheet]
})()`

/**
 * What sticks out, and whose text is cut: its box hides what does not fit, and it has words of its own. What is only for screen readers, and
 * boxes that scroll by themselves, are as they should be. Runs in the page.
 */
const FAULTS = `(() => {
  const name = element => element.tagName.toLowerCase() + (element.className && typeof element.className === 'string' ? '.' + element.className.split(' ').join('.') : '')
  const { scrollWidth, clientWidth } = document.documentElement
  const faults = []
  const all = [...document.querySelectorAll('body *')]
  if (scrollWidth > clientWidth) {
    const out = all.filter(element => element.getBoundingClientRect().right > clientWidth + 1).slice(0, 4)
    faults.push('scrolls sideways by ' + (scrollWidth - clientWidth) + ': ' + out.map(name).join(' | '))
  }
  const ownText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '')
  for (const element of all) {
    // The face of the card is a drawing of the paper, at its size: its words stand below it as text.
    if (!ownText(element) || element.closest('.visually-hidden, [hidden], details:not([open]) > :not(summary), svg, option, .face-side')) continue
    const { width, height } = element.getBoundingClientRect()
    if (width < 2 || height < 2) continue
    for (let box = element; box !== null && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, display, clipPath } = getComputedStyle(box)
      if (clipPath !== 'none') break
      if (display === 'inline') continue
      const scrolls = /auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)
      if (scrolls) break
      const hides = /hidden|clip/.test(overflowX + overflowY)
      if (hides && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)) {
        faults.push('text is cut in ' + name(box) + ': ' + element.textContent.trim().slice(0, 40))
        break
      }
    }
  }
  return [...new Set(faults)].slice(0, 6)
})()`

export const faultsOf = (page: Page): Promise<readonly string[]> => page.evaluate<readonly string[]>(FAULTS)

/** Where the focus is, whether one sees that it is there, and whether something that stays put covers it. Runs in the page. */
const FOCUS = `(() => {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const shown = focused.closest('label')?.querySelector('.choice-mark') ?? focused
  const box = focused.getBoundingClientRect()
  const style = getComputedStyle(focused)
  const marked = getComputedStyle(shown)
  const ring = one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) >= 3
  const within = (from, size, share, most) => Math.min(Math.max(from + size * share, 1), most - 1)
  const seen = at => at === null || focused.contains(at) || at.contains(focused) || focused.closest('label')?.contains(at)
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
  const over = points.map(([x, y]) => document.elementFromPoint(within(box.left, box.width, x, innerWidth), within(box.top, box.height, y, innerHeight)))
  const covered = box.width > 2 && !over.some(seen)
  const trapped = window.lastFocused === focused
  window.lastFocused = focused
  return {
    key: focused.tagName + ' ' + (focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40) + ' ' + (focused.id || focused.getAttribute('href') || focused.getAttribute('name') || ''),
    trapped,
    ring: ring(style) || ring(getComputedStyle(focused, '::after')) || ring(marked) || ring(getComputedStyle(focused.parentElement)),
    covered: covered ? over[0].tagName + '.' + over[0].className : null,
    main: focused.closest('main') !== null,
  }
})()`

type Focus = {
  readonly key: string
  readonly trapped: boolean
  readonly ring: boolean
  readonly covered: string | null
  readonly main: boolean
}

/** Tab from the top of the page, `most` times at most or until it comes round: what cannot be seen, what is covered, and whether the content was reached. */
export const walkByKeyboard = async (page: Page, most: number): Promise<readonly string[]> => {
  const faults: string[] = []
  let reached = false
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate<Focus | null>(FOCUS)
    if (focus === null) break
    if (focus.trapped) faults.push(`a trap: ${focus.key}`)
    if (!focus.ring) faults.push(`no ring: ${focus.key}`)
    if (focus.covered !== null) faults.push(`covered by ${focus.covered}: ${focus.key}`)
    reached ||= focus.main
  }
  return [...new Set(faults), ...(reached ? [] : ['the content is not reached'])]
}
