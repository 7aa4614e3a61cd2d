// What the figures were made on. No host name, no path, nobody's name: the results are public.

import { availableParallelism, cpus, release, totalmem, type } from 'node:os'

export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
}

export function describeMachine(): Machine {
  const [processor] = cpus()
  return {
    processor: processor?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0]} ${process.arch}`,
    node: process.version,
  }
}

/** A name for files: what the processor is and how many cores it has. */
export function machineName({ processor, cores }: Machine): string {
  const words = processor
    .toLowerCase()
    .replaceAll(/\((r|tm)\)|processor|cpu|@.*$/g, '')
    .match(/[a-z0-9]+/g)
  return `${(words ?? ['unknown']).slice(0, 4).join('-')}-${cores}-cores`
}
