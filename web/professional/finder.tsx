// stub
export const FinderPage = () => null
