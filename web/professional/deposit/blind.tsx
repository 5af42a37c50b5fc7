// stub
export const BlindDepositPage = () => null
