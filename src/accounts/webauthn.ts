/** The library of passkeys, loaded by the first act that needs it: its 27 MB are not of a server that only starts. */
export const webauthn = () => import('@simplewebauthn/server')
