export * from './asked.ts'
export * from './work.ts'
