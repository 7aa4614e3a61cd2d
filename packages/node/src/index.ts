// A wall node, to be started by the `commonwall` command, a test or a measurement.
// Read `node.ts` first: it puts everything together in the order in which it may fail.

export { type DataFolder, dataFolder } from './data/folder.ts'
export { foundWall, type NewWall } from './data/found-wall.ts'
export { refuseKeeperKeys } from './data/keeper-keys.ts'
export { readKeyFile, writeKeyFile } from './data/key-file.ts'
export {
  type CopiedLog,
  type CopiedWall,
  type Restored,
  type RestoreOptions,
  restoreWall,
} from './data/restore-wall.ts'
export { readWallFile, type WallFile } from './data/wall-file.ts'
export * from './issuer/index.ts'
export { createLog, type Log, silentLog } from './log.ts'
export { type NodeOptions, type RunningNode, startNode } from './node.ts'
export { type AppFiles, loadApp, loadRenderer, openPages } from './pages/index.ts'
export { packHead } from './publish/head.ts'
export { createWallState } from './state/create-wall-state.ts'
export { VerifierPool } from './verify/index.ts'
export * from './witness/index.ts'
