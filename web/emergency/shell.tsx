// stub
export const EmergencyShell = () => null
