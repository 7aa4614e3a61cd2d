export * from './engine.ts'
export * from './verifier-pool.ts'
export * from './verify-error.ts'
