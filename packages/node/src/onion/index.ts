export * from './onion-error.ts'
export { type OnionOptions, type RunningOnion, startOnion } from './start-onion.ts'
