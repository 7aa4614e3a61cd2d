// Named lists: rules of names, addresses, words. The package brings small samples of its own; a folder of somebody's
// own lists goes before them. Files are JSON (`{ "source": …, "lines": [...] }`), or text, one line each, perhaps gzipped.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Supplies } from '../boxes/define-box.ts'
import { NameList, parseRule } from '../rules/name-list.ts'
import { ScenarioError } from './schema.ts'

const OWN = fileURLToPath(new URL('../../lists/', import.meta.url))
/** Beside the compiled files, in the package as it is packed. */
const PACKED = fileURLToPath(new URL('../lists/', import.meta.url))

/** @param folder lists that go before the package's own */
export function suppliesFor(lists: Readonly<Record<string, readonly string[]>>, folder?: string): Supplies {
  const lines = (name: string): readonly string[] => {
    const found =
      lists[name] ?? [folder, OWN, PACKED].flatMap((place) => (place ? readList(place, name) : []))[0]
    if (found === undefined) throw new ScenarioError(`list: expected a known name, got "${name}"`)
    return found
  }
  return { lines, names: (name) => new NameList(lines(name).map(parseRule)) }
}

function readList(folder: string, name: string): readonly (readonly string[])[] {
  const path = (suffix: string) => join(folder, `${name}${suffix}`)
  if (existsSync(path('.json'))) {
    const { lines } = JSON.parse(readFileSync(path('.json'), 'utf8')) as { lines?: readonly string[] }
    if (!Array.isArray(lines)) throw new ScenarioError(`list ${name}: expected an array "lines"`)
    return [lines]
  }
  const text = existsSync(path('.txt.gz'))
    ? gunzipSync(readFileSync(path('.txt.gz'))).toString('utf8')
    : existsSync(path('.txt'))
      ? readFileSync(path('.txt'), 'utf8')
      : undefined
  return text === undefined ? [] : [text.split(/\s+/).filter((line) => line !== '')]
}
