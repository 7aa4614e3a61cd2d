// Which address the commands on the operator's page name.

import type { LogStanding } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/operator/facts.ts'

const log = (key: string, state: LogStanding['state']) =>
  ({
    key,
    state,
    url: `https://${key}.example/`,
    admission: 'default',
    open: state !== 'closed',
  }) as LogStanding

const held = (logs: readonly LogStanding[]) => ({ logs, versions: [] })

describe('the address of this node', () => {
  it('is that of the log that it signs, not of one that its restore closed', () => {
    expect(addressOf(held([log('lost', 'closed'), log('here', 'open')]), ['here'])).toBe(
      'https://here.example/',
    )
    expect(addressOf(held([log('lost', 'open'), log('here', 'provisional')]), ['here'])).toBe(
      'https://here.example/',
    )
  })

  it('is of a mirror, which signs none, that of a log that is open', () => {
    expect(addressOf(held([log('lost', 'closed'), log('there', 'open')]), [])).toBe('https://there.example/')
    expect(addressOf(held([log('lost', 'closed')]), [])).toBe('https://lost.example/')
  })
})
