// stub
export const ViewPage = () => null
