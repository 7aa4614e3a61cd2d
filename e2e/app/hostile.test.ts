// Hostile posts, in a real browser under the app's own policy: what means harm is rendered safely.

import { beforeAll, expect, it } from 'vitest'
import { type HostilePosts, hostilePosts } from '../hostile/posts.ts'
import { readHostilePosts } from '../hostile/read-all.ts'
import { inBrowser } from './in-browser.ts'
import { tongue } from './words.ts'

const SEED = 7

inBrowser('who means harm', (on) => {
  let posts: HostilePosts

  beforeAll(async () => {
    await on.start(async (wall, now) => {
      posts = hostilePosts(wall, now, SEED, 2)
      return posts.events
    })
  }, 120_000)

  it('posts come out as text: nothing runs, nothing is asked for, nothing leaves its place', async () => {
    const reader = await on.reader(await tongue('zh-Hans'))
    try {
      await reader.visit(on.demo.url)
      expect(await readHostilePosts(reader, on.demo, posts)).toEqual([])
      expect(reader.wrong).toEqual([])
      expect(on.gate.refused).toEqual([])
    } finally {
      await reader.close()
    }
  }, 300_000)
})
