// stub
export const DocumentPage = () => null
