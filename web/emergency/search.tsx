// stub
export const SearchPage = () => null
