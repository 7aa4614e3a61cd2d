import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseVectorFile, runVector } from '../src/index.ts'

const files = globSync('vectors/lab/valid/*.json').map((path) => ({
  name: basename(path, '.json'),
  file: parseVectorFile(JSON.parse(readFileSync(path, 'utf8'))),
}))

it('has a file for every oracle', () => {
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'dns-forging',
      'fully-encrypted-traffic',
      'henan',
      'quic-initial',
      'tls-sni-reset',
    ]),
  )
})

describe.each(files)('$name', ({ file }) => {
  it.each(file.vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(runVector(file, vector)).toEqual([])
  })
})
