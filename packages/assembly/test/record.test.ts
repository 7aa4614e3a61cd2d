import { DefinitionError } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { parseBallot, passageId } from '../src/index.ts'

it('reads a ballot, and names the field where it says the hour', () => {
  const id = 'ab'.repeat(32)
  const event = {
    ...{ id, pubkey: id, sig: id + id, kind: 4602, content: '', created_at: 86_400 },
    tags: [
      ['h', id],
      ['e', id],
      ['stage', '0'],
      ['n', '1'],
      ['+2', id],
    ],
  }
  expect(parseBallot(event)).toMatchObject({ positions: [{ on: id, value: 2 }] })
  expect(() => parseBallot({ ...event, created_at: 86_401 })).toThrow(DefinitionError)
  expect(passageId(id, '50')).not.toBe(passageId(id, '51'))
})
