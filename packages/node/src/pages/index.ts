export { openPages, type Pages } from './pages-app.ts'
export { loadRenderer } from './renderer.ts'
