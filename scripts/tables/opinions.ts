// Writes packages/cli/data/: positions of many people from published data, small enough to come along.
//
// node run.mjs scripts/tables/opinions.ts FOLDER, where FOLDER has `unvotes` (the matrix and the list of roll calls of
// github.com/dgrtwo/unvotes, CC0) and `polis` (github.com/compdemocracy/openData, CC BY 4.0).

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readExport } from '../../packages/cli/src/assembly/demo/conversation.ts'
import { parseCsv } from '../../packages/cli/src/assembly/demo/csv.ts'
import type { Region, RollCallHeader } from '../../packages/cli/src/assembly/demo/roll-calls.ts'
import { writeSheet } from '../../packages/cli/src/assembly/demo/sheet.ts'

const [folder = ''] = process.argv.slice(2)

/** The regional groups as of 2019; who is in none of these lists is in Asia-Pacific. */
const REGIONS: Readonly<Partial<Record<Region, string>>> = {
  'Western Europe and others':
    'Andorra,Australia,Austria,Belgium,Canada,Denmark,Finland,France,Germany,Greece,Iceland,Ireland,Israel,Italy,Liechtenstein,Luxembourg,Malta,Monaco,Netherlands,New Zealand,Norway,Portugal,San Marino,Spain,Sweden,Switzerland,Turkey,United Kingdom,United States',
  'Eastern Europe':
    'Albania,Armenia,Azerbaijan,Belarus,Bosnia & Herzegovina,Bulgaria,Croatia,Czechia,Estonia,Georgia,Hungary,Latvia,Lithuania,North Macedonia,Montenegro,Poland,Moldova,Romania,Russia,Serbia,Slovakia,Slovenia,Ukraine',
  'Latin America':
    'Antigua & Barbuda,Argentina,Bahamas,Barbados,Belize,Bolivia,Brazil,Chile,Colombia,Costa Rica,Cuba,Dominica,Dominican Republic,Ecuador,El Salvador,Grenada,Guatemala,Guyana,Haiti,Honduras,Jamaica,Mexico,Nicaragua,Panama,Paraguay,Peru,St. Kitts & Nevis,St. Lucia,St. Vincent & Grenadines,Suriname,Trinidad & Tobago,Uruguay,Venezuela',
  Africa:
    'Algeria,Angola,Benin,Botswana,Burkina Faso,Burundi,Cape Verde,Cameroon,Central African Republic,Chad,Comoros,Congo - Brazzaville,Congo - Kinshasa,Côte d’Ivoire,Djibouti,Egypt,Equatorial Guinea,Eritrea,Eswatini,Ethiopia,Gabon,Gambia,Ghana,Guinea,Guinea-Bissau,Kenya,Lesotho,Liberia,Libya,Madagascar,Malawi,Mali,Mauritania,Mauritius,Morocco,Mozambique,Namibia,Niger,Nigeria,Rwanda,São Tomé & Príncipe,Senegal,Seychelles,Sierra Leone,Somalia,South Africa,South Sudan,Sudan,Togo,Tunisia,Uganda,Tanzania,Zambia,Zimbabwe',
}

/** Outside the Group of 77 and China, beside Western Europe and others and, but for two, Eastern Europe. */
const OUTSIDE = new Set(
  'Cyprus,Japan,South Korea,Kazakhstan,Kyrgyzstan,Uzbekistan,Palau,Tuvalu,Mexico'.split(','),
)
const EASTERN_MEMBERS = new Set(['Bosnia & Herzegovina', 'Azerbaijan'])
/** States that were no more in 2005. */
const GONE = new Set(
  "Czechoslovakia,Federal Republic of Germany,German Democratic Republic,Taiwan,Yemen Arab Republic,Yemen People's Republic,Zanzibar".split(
    ',',
  ),
)

function rollCalls(): void {
  const read = (name: string) => parseCsv(gunzipSync(readFileSync(join(folder, 'unvotes', name))).toString())
  const [head = [], ...votes] = read('un_votes_matrix.csv.gz')
  const described = new Map(read('un_roll_calls.csv.gz').map((row) => [row[0], row]))
  const columns = head.flatMap((name, at) => (at < 2 || GONE.has(name) ? [] : [at]))
  const header: RollCallHeader = {
    source:
      'Erik Voeten, Data and Analyses of Voting in the United Nations General Assembly (hdl:1902.1/12379), by way of github.com/dgrtwo/unvotes. Regional groups and the 134 members of the Group of 77 and China as of 2019, put together for this demonstration; two or so may be wrong. The sheet files Serbia under Yugoslavia.',
    licence: 'CC0 1.0',
    states: columns.map((at) => {
      const given = head[at] ?? ''
      const name = given === 'Yugoslavia' ? 'Serbia' : given
      const region = (Object.entries(REGIONS).find(([, names]) => names?.split(',').includes(name))?.[0] ??
        'Asia-Pacific') as Region
      const east = region === 'Eastern Europe' && !EASTERN_MEMBERS.has(name)
      return { name, region, bloc: region !== 'Western Europe and others' && !east && !OUTSIDE.has(name) }
    }),
  }
  const rows = votes
    .filter((row) => row.length > 2 && Number(row[1]) >= 60)
    .map((row) => {
      const [, session = '', , , number = '', , , title = ''] = described.get(row[0]) ?? []
      const marks = columns.map((at) => ({ '1': '+', '-1': '-', '0': '0' })[row[at] ?? ''] ?? '.').join('')
      const plain = title
        .replace(/\s+/g, ' ')
        .replace(/ ?: resolution \/.*$/, '')
        .trim()
      return { marks, notes: [String(Number(session)), number, plain.slice(0, 100)] }
    })
  writeSheet('unga-60-74', { header, rows })
}

function conversation(name: string, language: string, study: string): void {
  const found = readExport(
    join(folder, 'polis', name),
    language,
    `https://compdemocracy.org/case-studies/${study}`,
  )
  if (!found) throw new Error(`${folder}: no export of ${name}`)
  writeSheet(`polis-${name}`, found)
}

rollCalls()
conversation('vtaiwan.uberx', 'zh-Hant', '2015-vtaiwan-uberx')
conversation('scoop-hivemind.biodiversity', 'en', '2019-scoop-hivemind-biodiversity')
conversation('brexit-consensus', 'en', '2017-brexit-consensus')
