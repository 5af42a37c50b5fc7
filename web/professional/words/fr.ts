export const fr = { title: 'Carnet' }
