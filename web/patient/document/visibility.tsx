// stub
export const VisibilityPage = () => null
