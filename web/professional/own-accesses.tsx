// stub
export const OwnAccessesPage = () => null
