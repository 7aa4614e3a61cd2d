export * from './fold-chinese.ts'
export * from './search-terms.ts'
export * from './skeleton.ts'
export * from './word-diff.ts'
