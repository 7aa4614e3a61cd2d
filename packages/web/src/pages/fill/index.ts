// What fills the page models from a wall, shared by whoever does: the node from its store, the app from its copy.

export * from './cut.ts'
export * from './language.ts'
export * from './logs.ts'
export * from './named-addresses.ts'
export * from './rows.ts'
export * from './said.ts'
export * from './spoken.ts'
export * from './states.ts'
export * from './titles.ts'
export * from './truth.ts'
export * from './versions.ts'
export * from './voices.ts'
