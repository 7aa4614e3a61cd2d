export { openPages, type Pages, type PagesOptions } from './pages-app.ts'
export { loadRenderer } from './renderer.ts'
