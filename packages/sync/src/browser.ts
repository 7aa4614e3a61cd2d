// The parts of sync that only browsers have.

export { DATABASE_VERSION } from './store/browser/indexed-db.ts'
export * from './store/browser/indexed-db-table.ts'
export * from './store/browser/wipe-database.ts'
