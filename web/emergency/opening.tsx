// stub
export const OpeningPage = () => null
