// Assemblies as they are shown, shared by whoever shows them: the app from its copy, a node from its store.

export type * from './model.ts'
export * from './phase.ts'
export * from './redlines.ts'
export * from './view.ts'
export * from './wordings.ts'
