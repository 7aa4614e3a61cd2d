export * from './release.ts'
export * from './release-error.ts'
export * from './weigh.ts'
