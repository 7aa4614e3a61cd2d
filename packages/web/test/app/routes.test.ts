import { describe, expect, it } from 'vitest'
import { parseRoute } from '../../src/app/engine/routes.ts'
import { inTheApp } from '../../src/app/shell/place.ts'

describe('routes', () => {
  it('are the paths of the pages, and roots that have no number yet', () => {
    expect(parseRoute('')).toEqual({ screen: 'front', page: 1 })
    expect(parseRoute('f/3')).toEqual({ screen: 'front', page: 3 })
    expect(parseRoute('b/2/4')).toEqual({ screen: 'board', board: 2, page: 4 })
    expect(parseRoute('t/1000000017/2')).toEqual({ screen: 'place', place: 1_000_000_017, page: 2 })
    expect(parseRoute('v/17/2')).toEqual({ screen: 'history', place: 17, version: 2 })
    expect(parseRoute(`w/${'a'.repeat(64)}`)).toEqual({ screen: 'root', root: 'a'.repeat(64), page: 1 })
  })

  it.each(['t', 't/x', 't/-1', 't/1/2/3', 'v/1', 'x/1', 't/1e3', 'b/01'])('%s leads nowhere', (path) => {
    expect(parseRoute(path)).toBeUndefined()
  })

  it('a page of a node is the app’s page that holds its posts', () => {
    expect(
      ['t/17', 't/17/2', 't/17/3', 't/17/4', 'b/1/3', 'l/2', 'd/2', 'm', 'm/17', 'm/17/r'].map(inTheApp),
    ).toEqual([
      't/17',
      't/17',
      't/17/2',
      't/17/2',
      'b/1/3',
      'l/2',
      '!doors/2',
      '!assembly',
      '!assembly/17',
      '!assembly/17/r',
    ])
  })
})
