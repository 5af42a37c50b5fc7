// stub
export const ProfessionalShell = () => null
