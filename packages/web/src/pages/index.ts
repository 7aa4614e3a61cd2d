// The page renderer, as the build gives it to a node: page data in, an HTML document out.

export { readMarkdown } from './parts/markdown-html.ts'
export {
  APP_STYLE,
  DOORS_STYLE,
  LOADER,
  OPERATOR_STYLE,
  renderAppFile,
  renderOperator,
  renderPage,
  STYLE,
} from './render.tsx'
