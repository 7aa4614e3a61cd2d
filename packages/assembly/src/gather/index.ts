export * from './carried.ts'
export * from './gather.ts'
export * from './records-file.ts'
