// stub
export const LooksPage = () => null
