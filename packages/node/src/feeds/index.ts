export { type FeedsOptions, feedsApp } from './feeds-app.ts'
