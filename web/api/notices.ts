import { exchange } from './http.ts'
import { query } from './paths.ts'
import type { Notices, NoticeChoice, NoticeSettings, NoticeTiming, PushDevice, PushSubscriptionGiven } from './types.ts'

export const readNotices = (after?: string): Promise<Notices> => exchange('GET', `/api/notices${query({ after })}`)
export const countUnread = async (): Promise<number> => (await exchange<{ readonly count: number }>('GET', '/api/notices/unread')).count
export const markNotice = (id: string, isRead: boolean): Promise<void> =>
  exchange('POST', `/api/notices/${encodeURIComponent(id)}/${isRead ? 'read' : 'unread'}`)
export const markAllRead = (until: string): Promise<void> => exchange('POST', '/api/notices/read', { until })

export const readNoticeSettings = (): Promise<NoticeSettings> => exchange('GET', '/api/notices/settings')
export const setNoticeTiming = (timing: NoticeTiming): Promise<void> => exchange('PUT', '/api/notices/settings/timing', timing)
export const chooseNotice = (choice: NoticeChoice): Promise<void> => exchange('PUT', '/api/notices/settings/choices', choice)
export const sendTrial = (): Promise<void> => exchange('POST', '/api/notices/trial')
export const keepPushDevice = (given: PushSubscriptionGiven): Promise<PushDevice> => exchange('POST', '/api/notices/devices', given)
export const forgetPushDevice = (id: string): Promise<void> => exchange('DELETE', `/api/notices/devices/${encodeURIComponent(id)}`)
