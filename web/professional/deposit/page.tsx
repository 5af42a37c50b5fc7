// stub
export const DepositPage = () => null
