// Assemblies: groups agree on one text (DESIGN §5). Pure: no I/O, no clock, no randomness of its own.
// Read in this order: record (what is said) → rule (what it takes) → credential (who may speak) → fold (what came of it) → outcome → speaking (how it is said) → text.

export * from './axis/index.ts'
export * from './calendar/index.ts'
export * from './credential/index.ts'
export * from './fold/index.ts'
export * from './gather/index.ts'
export * from './letter/index.ts'
export * from './outcome/index.ts'
export * from './record/index.ts'
export * from './rule/index.ts'
export * from './speaking/index.ts'
export * from './text/index.ts'
