export { type AppFiles, loadApp, publishApp } from './app-files.ts'
export { inTime } from './in-time.ts'
export { openPages, type Pages } from './pages-app.ts'
export { loadRenderer } from './renderer.ts'
