import { HEAD_TAR } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { readOverHttp } from '../../src/audit/source.ts'

it('a host that never stops giving does not fill the memory of who audits it', async () => {
  let given = 0
  const endless = async () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          given++
          controller.enqueue(new Uint8Array(1024 * 1024))
        },
      }),
    )
  const read = readOverHttp('http://wall.invalid/', endless)
  await expect(read(HEAD_TAR)).rejects.toMatchObject({ code: 'transport/too-long' })
  expect(given).toBeLessThan(80)
})
