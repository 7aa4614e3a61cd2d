// How connections are opened under `http` and `relay`: straight, or through something that forwards them.
//
// A dialer sends nothing of its own: no cookies, no referrer, no name of ours. Browsers have only the straight one.

/** What of a Response is used. */
export interface DialedResponse {
  readonly status: number
  readonly body: ReadableStream<Uint8Array> | null
}

export interface DialedRequest {
  readonly method: 'GET' | 'POST'
  /** Of a POST: sent as `text/plain`, so that browsers ask nobody for permission first. */
  readonly body?: Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal
}

/** What of a WebSocket is used: the part that browsers, Node and `ws` have in common. */
export interface DialedSocket {
  readonly readyState: number
  send(text: string): void
  close(): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
  addEventListener(type: 'error', listener: (event: { readonly error?: unknown }) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

export interface Dialer {
  /** A redirect is an answer like any other, never followed. @throws whatever the platform throws */
  fetch(url: URL, request: DialedRequest): Promise<DialedResponse>
  socket(url: URL): DialedSocket
  close(): Promise<void>
}

/** Straight connections with what the platform has. */
export const directDialer: Dialer = {
  fetch(url, { method, body, signal }) {
    return fetch(url, {
      method,
      ...(body && { body, headers: { 'content-type': 'text/plain' } }),
      ...(signal && { signal }),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
    })
  },
  socket: (url) => new WebSocket(url),
  async close() {},
}
