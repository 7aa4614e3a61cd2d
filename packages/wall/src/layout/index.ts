export * from './html.ts'
export * from './layout-error.ts'
export * from './paths.ts'
export * from './tar.ts'
