// The main axis of disagreement, its thirds, and a map for the eye (docs/protocol/axis.md). Whole numbers only.
// Read in this order: exact → positions → opinion-table → start-vector → axis → place → thirds → opinion-map.

export type { Clusters } from './clusters.ts'
export * from './opinion-map.ts'
export * from './positions.ts'
export * from './thirds.ts'
