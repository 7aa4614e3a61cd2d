export type { Deed } from './deeds.ts'
export type { BoardView } from './front.ts'
export * from './profile.ts'
export * from './view.ts'
