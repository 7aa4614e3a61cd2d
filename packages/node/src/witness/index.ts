export * from './serve-witness.ts'
export * from './witness.ts'
export * from './witness-client.ts'
export * from './witness-database.ts'
