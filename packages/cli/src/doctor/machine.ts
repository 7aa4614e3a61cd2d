// What can be seen of the machine: ports, disk, permissions, and whether a keeper's key is in reach.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { open, rm, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { dataFolder, readKeyFile, readWallFile, refuseKeeperKeys } from '@commonwall/node'
import { parseDefinition } from '@commonwall/wall'
import { type Checked, look } from './finding.ts'

const MEGABYTE = 1_000_000
/** Below this much space a node is in danger. */
const LEAST_MEGABYTES = 500

/** @param port what `serve` would listen on @param host and where */
export function lookAtMachine(folder: string, port: number, host: string): Promise<readonly Checked[]> {
  return Promise.all([
    look('port', () => portIsFree(port, host)),
    look('disk', () => disk(folder)),
    look('permissions', async () => permissions(folder)),
    look('keepers’ keys', async () => keepersKeys(folder)),
  ])
}

async function portIsFree(port: number, host: string): Promise<Omit<Checked, 'about'>> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return { state: 'good', says: `${host}:${port} is free` }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE')
      return {
        state: 'weak',
        says: `${host}:${port} is taken: by this wall’s node, or by another program; --port takes another one`,
      }
    return {
      state: 'bad',
      says: `${host}:${port} cannot be listened on (${code}); ports below 1024 need a right of their own`,
    }
  } finally {
    server.close()
  }
}

async function disk(folder: string): Promise<Omit<Checked, 'about'>> {
  const { bavail, bsize } = await statfs(folder)
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  const probe = join(folder, `.doctor-${process.pid}`)
  const file = await open(probe, 'wx', 0o600)
  try {
    await file.writeFile('x')
    await file.sync()
  } finally {
    await file.close()
    await rm(probe)
  }
  return free < LEAST_MEGABYTES
    ? { state: 'bad', says: `${free} MB are free; a log must never lose what it has signed: make room` }
    : { state: 'good', says: `${free} MB are free, and what is written lasts` }
}

function permissions(folder: string): Omit<Checked, 'about'> {
  const { keys, store } = dataFolder(folder)
  if (isOpenTo(folder, 0o011) && isOpenTo(store, 0o044))
    return { state: 'bad', says: `${store}: others can read what waits to be released; run chmod 600 on it` }
  if (!existsSync(keys))
    return { state: 'unknown', says: `${keys} is not there: a mirror’s folder holds no keys` }
  for (const name of readdirSync(keys)) readKeyFile(join(keys, name))
  if (isOpenTo(keys, 0o077))
    return { state: 'bad', says: `${keys}: others can look into this folder; run chmod 700 on it` }
  return { state: 'good', says: `the keys in ${keys} are for their owner alone` }
}

/** @param others rights of group and all, as of chmod, of which one is enough */
function isOpenTo(path: string, others: number): boolean {
  return process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & others) !== 0
}

function keepersKeys(folder: string): Omit<Checked, 'about'> {
  const file = readWallFile(dataFolder(folder).wallFile)
  if (file.demonstration)
    return {
      state: 'weak',
      says: 'this is a demonstration: its keeper’s key was never kept, so nothing can be changed',
    }
  refuseKeeperKeys([folder, ...file.keeperFiles], parseDefinition(file.founding).keepers)
  return { state: 'good', says: 'none can be read from here' }
}
