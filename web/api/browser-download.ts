import type { MouseEvent } from 'react'
import { exchange } from './http.ts'

/** What the browser asks for by itself proves nothing: it is let ask for this one address first. */
const letBrowserAsk = (path: string): Promise<void> => exchange('POST', '/api/session/downloads', { path })

const follow = (path: string, isPage: boolean): void => {
  const link = document.createElement('a')
  link.href = path
  if (isPage) Object.assign(link, { target: '_blank', rel: 'noreferrer' })
  else link.download = ''
  link.click()
}

/** The browser itself downloads it, says how far it is, and takes it up again after a cut. */
export const downloadByBrowser = async (path: string): Promise<void> => {
  await letBrowserAsk(path)
  follow(path, false)
}

/** For a link to bytes of ours, as the link says: saved, or in a page of its own. Refused, the link is followed all the same: its page says why. */
export const onBytesLink = (event: MouseEvent<HTMLAnchorElement>): void => {
  event.preventDefault()
  const { pathname, search, target } = event.currentTarget
  const [path, isPage] = [`${pathname}${search}`, target === '_blank']
  letBrowserAsk(path).then(
    () => follow(path, isPage),
    () => follow(path, isPage),
  )
}
