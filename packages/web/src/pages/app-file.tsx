// The app in one file, without a wall in it: what a host has as `app.html`, and what an export is filled from.
//
// The script and both styles stand in it, each let in by its hash. A wall goes into `<main>` (to be read with
// scripts off) and into a data block (`../file/fill.ts`); neither changes a hash.

import { renderToString } from 'preact-render-to-string'
import { TRUST } from './loader.ts'
import type { Language } from './model.ts'
import { APP_STYLE, STYLE, TYPING } from './parts/document.tsx'
import { appFilePolicy } from './policy.ts'
import { FILE_TITLE } from './title/file-title.ts'

/**
 * What stands on the page once it has stood still for a while: a file that was cut short or changed has a program that
 * does not run, and cannot say so itself.
 */
const STILL: Readonly<Record<Language, string>> = {
  en: 'If it stays like this, this file was changed or cut short, or this browser is too old or runs no programs. What is read here was not checked.',
  'zh-Hans':
    '一直停在这里，就是文件在路上被改动或截断了，或者浏览器太旧、不让程序运行。这里能读到的没有核对过。',
  'zh-Hant':
    '一直停在這裡，就是檔案在路上被改動或截斷了，或者瀏覽器太舊、不讓程式執行。這裡能讀到的沒有核對過。',
}

/**
 * @param script the whole app
 * @param hash base64 of SHA-256 of a text
 */
export function renderAppFile(script: string, hash: (text: string) => string): string {
  // Inside a script element these would end it, or be taken for the wall that is put in later.
  const safe = script.replaceAll(/<(\/?script|!--)/gi, '\\x3C$1')
  const policy = appFilePolicy({ styles: [hash(STYLE), hash(APP_STYLE)], scripts: [hash(TRUST), hash(safe)] })
  const html = renderToString(
    <html lang="en" dir="ltr" {...TYPING}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta http-equiv="x-dns-prefetch-control" content="off" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="google" content="notranslate" />
        <title>{FILE_TITLE}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
        <style dangerouslySetInnerHTML={{ __html: APP_STYLE }} />
      </head>
      <body>
        <div class="sheet">
          <aside class="still">
            <p>{STILL.en}</p>
            <p lang="zh-Hans">{STILL['zh-Hans']}</p>
            <p lang="zh-Hant">{STILL['zh-Hant']}</p>
          </aside>
          <main id="text" />
        </div>
        <script dangerouslySetInnerHTML={{ __html: TRUST }} />
        <script type="module" dangerouslySetInnerHTML={{ __html: safe }} />
      </body>
    </html>,
  )
  return `<!doctype html>${html}\n`
}
