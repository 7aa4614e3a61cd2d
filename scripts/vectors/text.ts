// Writes vectors/text/: what a search index is fed and asked, and names that look alike.

import { queryTerms, searchTerms, skeleton } from '@commonwall/wall'
import { writeVectors } from './write.ts'

writeVectors(
  'text/valid/terms.json',
  'Terms of a text, in order.',
  [
    '',
    '人权',
    '論人權 Rights!',
    '权',
    'E-mail: ＡＢＣ straße',
    '北京2024年',
    'カタカナー と 漢字',
    '한국어 권리',
    'สิทธิมนุษยชน',
    'འགྲོ་བ་མིའི་ཐོབ་དབང་།',
    'मानव अधिकार',
    'حقوق بشر می‌خواهم',
    'ΟΔΟΣ',
    '𠮷野家',
    '🕊 :-)',
  ].map((text) => ({ text, terms: searchTerms(text) })),
)

writeVectors(
  'text/valid/queries.json',
  'What is looked for: all phrases, each with its terms one behind the other.',
  ['人權', '权', '言论 自由', '"open letter" now', 'e-mail', '协议GPL', '"unclosed quote', '🕊', ''].map(
    (query) => ({
      query,
      phrases: queryTerms(query),
    }),
  ),
)

writeVectors(
  'text/valid/skeletons.json',
  'Names and their skeletons; names with one skeleton look alike.',
  [
    'Раураl',
    'ＡＤＭＩＮ',
    'ad\u200dmin',
    '\u202eadmin',
    'adm1n',
    'adrnin',
    'Ádmín',
    '𝐤𝐞𝐞𝐩𝐞𝐫',
    '人權  觀察',
    'O0о',
    '曰报',
    '末來已',
    '',
  ].map((name) => ({
    name,
    skeleton: skeleton(name),
  })),
)
