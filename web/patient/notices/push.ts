import { forgetPushDevice, keepPushDevice } from '../../api/notices.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'

// This browser and its messages. Its number is kept here, so that the list can say which one it is.
const KEY = 'carnet.push-device'

export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export const thisDevice = (): string | null => localStorage.getItem(KEY)

const keyBytes = (key: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))

const encoded = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** Another key is another sender: what was asked for it before is given up. */
const subscriptionWith = async (manager: PushManager, key: string): Promise<PushSubscription> => {
  const asked = { userVisibleOnly: true, applicationServerKey: keyBytes(key) }
  const known = await manager.getSubscription()
  if (known === null) return manager.subscribe(asked)
  return manager.subscribe(asked).catch(async () => {
    await known.unsubscribe()
    return manager.subscribe(asked)
  })
}

/** From a press of hers, never before: the browser asks her, then we keep where it is reached. */
export const askPush = async (key: string): Promise<'added' | 'denied'> => {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await subscriptionWith(pushManager, key)
  const { id } = await keepPushDevice({
    endpoint: subscription.endpoint,
    p256dh: encoded(subscription.getKey('p256dh')),
    auth: encoded(subscription.getKey('auth')),
    language: currentLanguage(),
  })
  localStorage.setItem(KEY, id)
  return 'added'
}

export const endPush = async (id: string): Promise<void> => {
  await forgetPushDevice(id)
  if (id !== thisDevice()) return
  localStorage.removeItem(KEY)
  const registration = await navigator.serviceWorker.getRegistration('/')
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
