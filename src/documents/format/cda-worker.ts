import { serveJobs } from '../../platform/xml/serve-jobs.ts'
import { runCdaJob } from './cda-jobs.ts'

serveJobs(runCdaJob)
