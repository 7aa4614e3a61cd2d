// The service worker (`sw.js`): opens the program that *Saved here* keeps, also where its host is gone.
//
// It answers the opening of a page with the kept `app.html` and lets everything else pass. It decides nothing: which
// program is kept is the business of that program (`../engine/program`). A host can replace this file at any visit, and
// browsers then run the new one: it is convenience, not security. It changes as rarely as can be.

import { wholeProgram } from './whole-program.ts'

interface Lasting {
  waitUntil(done: Promise<unknown>): void
}
interface Asked {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
}
const scope = globalThis as unknown as Scope
/** Feeds and files are no pages, though they can be opened like one. */
const PAGE = /\/([^/.]*|[^/]*\.html)$/

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate' || request.method !== 'GET' || !PAGE.test(new URL(request.url).pathname))
    return
  const kept = wholeProgram(scope.registration.scope).catch(() => undefined)
  event.respondWith(kept.then((program) => program ?? fetch(request)))
})
