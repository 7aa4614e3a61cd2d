// The words that governments argued over at the ten-year review of the World Summit on the Information
// Society, in December 2015. Short passages of United Nations documents, quoted with their source and date;
// check them against the official texts (docs.un.org/A/RES/70/125) before you publish them anywhere.

/** One paragraph, with each version that it had; a later version replaces the one before it. */
export interface Wording {
  readonly slug: string
  readonly title: string
  readonly versions: readonly { readonly source: string; readonly date: string; readonly text: string }[]
}

const FINAL = 'United Nations General Assembly, A/RES/70/125'
const FINAL_DATE = '2015-12-16'

export const WORDINGS: readonly Wording[] = [
  {
    slug: 'preamble-1',
    title: 'WSIS+10, first preambular paragraph: “centrality” becomes “role”',
    versions: [
      {
        source: 'Draft outcome document of the WSIS+10 review, suggested for closure',
        date: '2015-12-07',
        text: 'Recalling the request in paragraph 111 of the Tunis Agenda for the Information Society to the General Assembly to undertake the overall review of the implementation of the outcomes of the World Summit on the Information Society (WSIS) in 2015, and in this regard reaffirming the centrality of the General Assembly to this process and also that the General Assembly, in its resolution 68/302 of 31 July 2014, decided that the overall review would be concluded by a two-day high-level meeting of the General Assembly, preceded by an intergovernmental preparatory process that also takes into account inputs from all relevant WSIS stakeholders;',
      },
      {
        source: FINAL,
        date: FINAL_DATE,
        text: 'Recalling the request in paragraph 111 of the Tunis Agenda for the Information Society that the General Assembly undertake an overall review of the implementation of the outcomes of the World Summit on the Information Society in 2015, and in this regard reaffirming the role of the Assembly in this process, and reaffirming also that the Assembly, in its resolution 68/302 of 31 July 2014, decided that the overall review would be concluded by a two-day high-level meeting of the Assembly, preceded by an intergovernmental preparatory process that also meaningfully takes into account inputs from all relevant stakeholders,',
      },
    ],
  },
  {
    slug: 'paragraph-45',
    title: 'WSIS+10, paragraph 45: regardless of frontiers',
    versions: [
      {
        source: FINAL,
        date: FINAL_DATE,
        text: 'We reaffirm our commitment to article 19 of the Universal Declaration of Human Rights, in which it is stated that everyone has the right to freedom of opinion and expression, and that this right includes freedom to hold opinions without interference and to seek, receive and impart information and ideas through any media and regardless of frontiers.',
      },
    ],
  },
  {
    slug: 'paragraph-50',
    title: 'WSIS+10, paragraph 50: the leading role for Governments',
    versions: [
      {
        source: FINAL,
        date: FINAL_DATE,
        text: 'We recognize the leading role for Governments in cybersecurity matters relating to national security. We further recognize the important roles and contributions of all stakeholders, in their respective roles and responsibilities. We reaffirm that building confidence and security in the use of information and communications technologies should be consistent with human rights.',
      },
    ],
  },
  {
    slug: 'paragraph-57',
    title: 'WSIS+10, paragraph 57: multilateral and multi-stakeholder',
    versions: [
      {
        source: FINAL,
        date: FINAL_DATE,
        text: 'We take note of paragraph 29 of the Tunis Agenda, and recognize that the management of the Internet as a global facility includes multilateral, transparent, democratic and multi-stakeholder processes, with the full involvement of Governments, the private sector, civil society, international organizations, technical and academic communities and all other relevant stakeholders in accordance with their respective roles and responsibilities.',
      },
    ],
  },
  {
    slug: 'tunis-35a',
    title: 'What was asked for: Tunis Agenda, paragraph 35(a)',
    versions: [
      {
        source: 'Tunis Agenda for the Information Society, paragraph 35(a)',
        date: '2005-11-18',
        text: 'Policy authority for Internet-related public policy issues is the sovereign right of States. They have rights and responsibilities for international Internet-related public policy issues.',
      },
    ],
  },
  {
    slug: 'dt24-62bis',
    title: 'What was asked for: paragraph 62bis, proposed at the third preparatory conference',
    versions: [
      {
        source:
          'WSIS-II/PC-3/DT/24, proposal by the Russian Federation, Azerbaijan, Belarus and Moldova, September 2005',
        date: '2005-09',
        text: 'No single Government should have a pre-eminent role in relation to international Internet governance. The organizational form for the governance function will be multilateral, transparent and democratic, with the full involvement of Governments, the private sector, civil society and international organizations.',
      },
    ],
  },
]
