// stub
export const WritePage = () => null
