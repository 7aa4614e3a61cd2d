export * from './fold-names.ts'
export type * from './names.ts'
export * from './parse-key.ts'
export * from './recovery.ts'
