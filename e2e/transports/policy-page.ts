// A page with one script under the app's own policies: from a host, as the page edition has it, and from a file.

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { appFilePolicy, pagePolicy } from '@commonwall/web/policy'
import { bundle } from '../bundle.ts'

/** The global in which the script's functions stand. */
export const GLOBAL = 'transports'

export interface PolicyPage {
  readonly port: number
  /** The same page for a file: its policy in a meta element. */
  readonly file: string
  close(): Promise<void>
}

export async function servePolicyPage(): Promise<PolicyPage> {
  const entry = join(import.meta.dirname, '../../packages/sync/test/browser/transports-page.ts')
  // As text inside HTML, a script must not end itself; that it stands in a global is what the tests call.
  const code = `${await bundle(entry, GLOBAL)};globalThis.${GLOBAL}=${GLOBAL};`
  const script = code.replaceAll('</script', '<\\/script')
  const scripts = [createHash('sha256').update(script).digest('base64')]
  const hashes = { styles: [], scripts }
  const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Wall</title>'
  const page = `${head}<script>${script}</script>`
  const meta = `<meta http-equiv="Content-Security-Policy" content="${appFilePolicy(hashes)}">`
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', pagePolicy(hashes))
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    file: page.replace('<title>', `${meta}<title>`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
