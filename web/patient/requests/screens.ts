// One access and what is asked about it travel together.
export { AccessDetailPage } from './access.tsx'
export { RequestsPage } from './page.tsx'
export { ReportDocumentPage, ReportProfessionalPage } from './report.tsx'
