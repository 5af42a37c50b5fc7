// stub
export const AccessPage = () => null
