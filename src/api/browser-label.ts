const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\//, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

const named = (table: readonly (readonly [RegExp, string])[], agent: string | undefined): string | undefined =>
  table.find(([mark]) => mark.test(agent ?? ''))?.[1]

/** What stays the same while a session lasts, whatever page is asked « as on a computer ». */
export const browserFamily = (agent: string | undefined): string => named(BROWSERS, agent) ?? ''

/** What a browser says it is, in two words; its whole sentence would tell her apart and tell her nothing. */
export const browserLabel = (agent: string | undefined): string => {
  const [browser, system] = [named(BROWSERS, agent), named(SYSTEMS, agent)]
  if (browser === undefined) return 'Navigateur inconnu'
  return system === undefined ? browser : `${browser} sur ${system}`
}
