// One module with all that it imports as one classic script, for a page of a test.

import { build } from 'vite'

/** The script; what the module exports stands in a global of that name. */
export async function bundle(entry: string, name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, name, formats: ['iife'] } },
  })
  const [result] = Array.isArray(built) ? built : [built]
  const chunk = result && 'output' in result ? result.output[0] : undefined
  if (!chunk) throw new Error(`bundle: expected a script of ${entry}, got none`)
  return chunk.code
}
