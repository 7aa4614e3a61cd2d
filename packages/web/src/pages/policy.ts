// The Content-Security-Policies, in one place: what a page, and what a file, may load and run.
//
// Scripts and styles are let in by hash, and one Trusted Types policy (`default`) is all there may be. The app may
// connect anywhere, since readers add addresses; that it asks nobody else is shown by tests behind a gate that
// refuses unknown hosts. Nothing else is let in: no image, font, frame or form target from elsewhere.

/** A file without scripts: only its own style. It has no server to send its policy. */
export const FILE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

export interface PolicyHashes {
  /** Base64 of SHA-256, of each inline style. */
  readonly styles: readonly string[]
  /** Of each inline script; none on a node without the app. */
  readonly scripts: readonly string[]
}

/** For a page that a node serves. What its one script imports is let in with it (`strict-dynamic`). */
export function pagePolicy({ styles, scripts }: PolicyHashes): string {
  const rules = ["default-src 'none'", `style-src ${hashes(styles)}`]
  if (scripts.length > 0) rules.push(`script-src ${hashes(scripts)} 'strict-dynamic'`, ...APP)
  return [...rules, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"].join('; ')
}

/** For the app in one file: it has nothing to import. */
export function appFilePolicy({ styles, scripts }: PolicyHashes): string {
  return [
    "default-src 'none'",
    `style-src ${hashes(styles)}`,
    `script-src ${hashes(scripts)}`,
    ...APP,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const APP: readonly string[] = [
  // The engine, and the service worker; which of them is let in is up to the Trusted Types policy.
  "worker-src blob: 'self'",
  'connect-src http: https: ws: wss:',
  "require-trusted-types-for 'script'",
  'trusted-types default',
]

function hashes(list: readonly string[]): string {
  return list.map((hash) => `'sha256-${hash}'`).join(' ')
}
