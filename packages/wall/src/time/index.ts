export * from './anchor.ts'
