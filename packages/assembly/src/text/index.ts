export * from './brackets.ts'
export * from './labels.ts'
export * from './rebase.ts'
