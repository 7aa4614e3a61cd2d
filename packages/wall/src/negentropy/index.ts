export * from './negentropy.ts'
export * from './negentropy-error.ts'
export * from './negentropy-set.ts'
