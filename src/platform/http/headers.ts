/** Headers of every answer. Values are constants: nothing of a request is reflected. */

/** What a page may ask of the machine: nothing. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
]

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const

/** What the API answers is data: nothing of it runs, frames or is kept (security.md A10, A23). */
const DATA = {
  ...COMMON,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
} as const

/**
 * The pages: everything from here, nothing inline, script values only through our own named policy (Trusted Types).
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types carnet',
].join('; ')

const PAGE = {
  ...COMMON,
  'cache-control': 'no-cache',
  'content-security-policy': PAGE_POLICY,
  'permissions-policy': PERMISSIONS.map(feature => `${feature}=()`).join(', '),
} as const

/** One year, with the subdomains; preloading is the operator's decision (ASVS 3.7.4). */
const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const

export type HeaderSet = Readonly<Record<string, string>>

export const dataHeaders = (isSecure: boolean): HeaderSet => ({ ...DATA, ...(isSecure ? STRICT_TRANSPORT : {}) })
export const pageHeaders = (isSecure: boolean): HeaderSet => ({ ...PAGE, ...(isSecure ? STRICT_TRANSPORT : {}) })
