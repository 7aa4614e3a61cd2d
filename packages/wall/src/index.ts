// The model of a wall. Pure: no I/O, no clock, no randomness of its own; all three are arguments.
// Read in this order: event → rules → definition → time → names → thread → article → moderation → view → layout → text.

export * from './article/index.ts'
export * from './definition/index.ts'
export * from './event/index.ts'
export * from './fingerprint/index.ts'
export * from './layout/index.ts'
export * from './moderation/index.ts'
export * from './names/index.ts'
export * from './negentropy/index.ts'
export * from './rules/index.ts'
export * from './seal/index.ts'
export * from './segment/index.ts'
export * from './text/index.ts'
export * from './thread/index.ts'
export * from './time/index.ts'
export * from './view/index.ts'
export * from './work/index.ts'
