// stub
export const RulePage = () => null
