// Of this tab alone, and no longer than it. The session goes on, and what was being written is kept: only the screen is gone.
const KEY = 'carnet.hidden'

export const isHidden = (): boolean => {
  try {
    return sessionStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** The page is loaded anew in place of the present entry of the history: nothing of it stays in memory, and « back » finds the same neutral page. */
export const hideNow = (): void => {
  document.documentElement.hidden = true
  try {
    sessionStorage.setItem(KEY, '1')
  } catch {
    // Refused storage: the page leaves all the same.
  }
  location.replace('/calendrier')
}

export const comeBack = (): void => {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}
