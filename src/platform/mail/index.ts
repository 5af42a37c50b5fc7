export { isMailAddress, type Mail, type MailFate, type MailState } from './model.ts'
export { type MailDesk, queueMail } from './queue-mail.ts'
