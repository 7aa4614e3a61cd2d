import { describe, expect, it } from 'vitest'
import { skeleton } from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

describe('skeletons of names', () => {
  it.each([
    ['Раураl', 'Paypal'],
    ['ＡＤＭＩＮ', 'admin'],
    ['ad\u200dmin', 'admin'],
    ['\u202eadmin', 'admin'],
    ['adm1n', 'admin'],
    ['adrnin', 'admin'],
    ['Ádmín', 'admin'],
    ['𝐤𝐞𝐞𝐩𝐞𝐫', 'keeper'],
    ['ΚΕΕΡΕR', 'keeper'],
    ['人權  觀察', '人权 观察'],
    ['O0о', 'ooo'],
    ['曰报', '日报'],
    ['末来', '未來'],
    ['巳方', '已方'],
    ['士地入', '土地人'],
    ['エカロ', '工力口'],
  ])('%s looks like %s', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other))
  })

  it.each([
    ['alice', 'alise'],
    ['人权', '人杈'],
    ['大', '太'],
    ['Мир', 'Мiра'],
  ])('%s does not look like %s', (one, other) => {
    expect(skeleton(one)).not.toBe(skeleton(other))
  })

  it.each(readVectors<{ name: string; skeleton: string }>('text/valid/skeletons.json'))('$name', (vector) => {
    expect(skeleton(vector.name)).toBe(vector.skeleton)
  })
})
