export { type AppFiles, loadApp } from './app-files.ts'
export { openPages, type Pages } from './pages-app.ts'
export { loadRenderer } from './renderer.ts'
