import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { listenAt } from '../../src/http/listen.ts'

it('a port that is taken is said to be, in words', async () => {
  const [first, second] = [createServer(), createServer()]
  const port = await listenAt(first, 0, '127.0.0.1')
  expect(port).toBeGreaterThan(0)
  await expect(listenAt(second, port, '127.0.0.1')).rejects.toMatchObject({
    code: 'listen/taken',
    message: expect.stringContaining(`port ${port} of 127.0.0.1: expected it free`),
  })
  first.close()
  await expect(listenAt(second, port, '127.0.0.1')).resolves.toBe(port)
  second.close()
})

it('an address that is not of this machine is said to be none', async () => {
  const server = createServer()
  await expect(listenAt(server, 0, '192.0.2.1')).rejects.toMatchObject({
    code: 'listen/failed',
    message: expect.stringContaining('EADDRNOTAVAIL'),
  })
})
