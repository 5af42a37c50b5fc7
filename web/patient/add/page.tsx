// stub
export const AddPage = () => null
