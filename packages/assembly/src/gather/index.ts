export * from './carried.ts'
export * from './gather.ts'
