export * from './asked.ts'
export * from './mine.ts'
export * from './work.ts'
