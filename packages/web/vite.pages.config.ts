// Builds the page renderer: one ES module without imports, that a node loads.

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: here('./src/pages/index.ts'),
    outDir: here('./dist/pages'),
    target: 'node24',
    // Cascade layers are the newest thing that the style needs.
    cssTarget: ['chrome99', 'firefox97', 'safari15.4'],
    minify: false,
    cssMinify: 'lightningcss',
    reportCompressedSize: false,
  },
})
