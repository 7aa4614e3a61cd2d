export * from './address.ts'
export * from './history.ts'
export * from './open-letter.ts'
export * from './translation.ts'
