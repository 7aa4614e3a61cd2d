// Languages by their tags, and which of the pages' a reader gets: the one in the path, else the best of Accept-Language,
// else English.
//
// Nothing is remembered: a cookie would be a mark on the device.

import { LANGUAGES, type Language } from '../model.ts'

/** The pages' language for a BCP 47 tag; Chinese of Taiwan, Hong Kong and Macau is traditional. */
export function languageOf(tag: string): Language | undefined {
  const parts = tag.trim().toLowerCase().split('-')
  if (parts[0] === 'en') return 'en'
  if (parts[0] !== 'zh' && parts[0] !== 'yue') return undefined
  if (parts.includes('hant')) return 'zh-Hant'
  if (parts.includes('hans')) return 'zh-Hans'
  const traditional = parts[0] === 'yue' || parts.some((part) => ['tw', 'hk', 'mo'].includes(part))
  return traditional ? 'zh-Hant' : 'zh-Hans'
}

/** True for the same language, whatever its script or region. */
export function isOf(lang: string, other: string | undefined): boolean {
  return other?.split('-')[0] === lang.split('-')[0]
}

/** The best language for an Accept-Language header (RFC 9110 §12.5.4). */
export function acceptedLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish, order) => {
      const [tag = '', ...parameters] = wish.split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: languageOf(tag), weight: weight === undefined ? 1 : Number(weight), order }
    })
  const best = wishes
    .filter(({ language, weight }) => language !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order)[0]
  return best?.language ?? 'en'
}

/** The language part of a path: `zh-hant` of `/zh-hant/t/5`. */
export function languageInPath(part: string): Language | undefined {
  return LANGUAGES.find((language) => language.toLowerCase() === part)
}
