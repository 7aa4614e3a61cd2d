export * from './memory/memory-store.ts'
export * from './precedence.ts'
export * from './store.ts'
export * from './store-error.ts'
