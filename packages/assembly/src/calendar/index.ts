export * from './ballot-ticks.ts'
