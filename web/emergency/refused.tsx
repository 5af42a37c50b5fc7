// stub
export const RefusedPage = () => null
