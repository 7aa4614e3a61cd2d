// Addresses as apps give them when something is shared, and what of them leaves.

import { asPosted } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'

const left = (text: string) => {
  let parts = 0
  const posted = asPosted(text, () => parts++)
  return [posted, parts]
}

describe('of a pasted address', () => {
  it.each([
    [
      'https://www.xiaohongshu.com/explore/65f1?app_platform=ios&share_from_user_hidden=true&xsec_token=AB=&author_share=1&xhsshare=CopyLink&shareRedId=N0c&share_id=9f&appuid=5f0c11aa000000000101',
      'https://www.xiaohongshu.com/explore/65f1?app_platform=ios&xsec_token=AB=',
      6,
    ],
    [
      'https://www.bilibili.com/video/BV1x?vd_source=0123456789abcdef',
      'https://www.bilibili.com/video/BV1x',
      1,
    ],
    [
      'https://www.bilibili.com/video/BV1x?p=2&share_session_id=1a&spmid=main',
      'https://www.bilibili.com/video/BV1x?p=2',
      2,
    ],
    [
      'https://mp.weixin.qq.com/s?__biz=MzA==&mid=2650&idx=1&sn=0f&chksm=8c&sharer_shareinfo=1b2c&uin=MTIz',
      'https://mp.weixin.qq.com/s?__biz=MzA==&mid=2650&idx=1&sn=0f&chksm=8c',
      2,
    ],
    ['https://m.weibo.cn/status/49?s_trans=12345_49', 'https://m.weibo.cn/status/49', 1],
    ['https://youtu.be/dQw4?si=aBcDeFgHiJkLmNoP&t=42', 'https://youtu.be/dQw4?t=42', 1],
    ['https://x.com/a/status/1?s=20&t=abcdefghijklmnopqrstuv', 'https://x.com/a/status/1?s=20', 1],
    ['https://docs.example/d/1/edit?ouid=1098&rtpof=true', 'https://docs.example/d/1/edit?rtpof=true', 1],
    ['https://letters.example/?utm_source=x&fbclid=12ab', 'https://letters.example/', 2],
  ])('what names who shared it is left out: %s', (link, clean, parts) => {
    expect(left(link)).toEqual([clean, parts])
    // Where a sentence goes on right behind it, in brackets, with a part of the page behind it.
    expect(left(`看（${link}）。[it](${link}), ${link}#top.`)).toEqual([
      `看（${clean}）。[it](${clean}), ${clean}#top.`,
      3 * parts,
    ])
    expect(left(clean)).toEqual([clean, 0])
  })

  it.each([
    'https://www.youtube.com/watch?v=dQw4&t=1h2m',
    'https://pan.example/share/link?shareid=123&uk=456',
    'https://gov.example/doc?did=123&iid=4&mid=77&si=2&uk=3',
    'https://zh.wikipedia.org/w/index.php?title=中文&oldid=1',
    'https://shop.example/list?mid=a%2Fb&t=2026-11-28&si=long',
    'Is utm_source=x a word? share=1, vd_source=2',
  ])('what leads to its page stays: %s', (text) => {
    expect(left(text)).toEqual([text, 0])
  })

  it('nothing is looked at twice, however many begin and end nowhere', () => {
    const began = performance.now()
    for (const piece of [
      'a',
      '_',
      '?',
      '&',
      '?utm_',
      '&utm_a=',
      '?utm_a=1&',
      '&mid=',
      'share',
      '?share',
      'clid',
      '&si=',
    ])
      left(piece.repeat(60_000 / piece.length))
    for (const word of ['spm', 'utm_', 'clid']) left(`&${word.repeat(30_000)}`)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
