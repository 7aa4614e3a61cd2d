export * from './create-wall-state.ts'
export * from './wall-state.ts'
