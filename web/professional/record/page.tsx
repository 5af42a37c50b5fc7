// stub
export const RecordPage = () => null
