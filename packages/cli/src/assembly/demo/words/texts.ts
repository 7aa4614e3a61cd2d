// The wordings of the demonstration: short passages of United Nations documents, word for word, each with its source.
//
// Nothing else in the demonstration is a quotation. Who held what of these words in 2015 is not told here.

export interface Wording {
  readonly label: string
  readonly source: string
  readonly text: string
}

const FINAL = 'A/RES/70/125, 16 December 2015'
const ROLES =
  'We further recognize the important roles and contributions of all stakeholders, in their respective roles and responsibilities. We reaffirm that building confidence and security in the use of information and communications technologies should be consistent with human rights.'
const LEADING =
  'We recognize the leading role for Governments in cybersecurity matters relating to national security.'

export const CENTRALITY: Wording = {
  label: 'centrality',
  source: 'draft outcome document, 7 December 2015, preamble',
  text: 'Recalling the request in paragraph 111 of the Tunis Agenda for the Information Society to the General Assembly to undertake the overall review of the implementation of the outcomes of the World Summit on the Information Society (WSIS) in 2015, and in this regard reaffirming the centrality of the General Assembly to this process and also that the General Assembly, in its resolution 68/302 of 31 July 2014, decided that the overall review would be concluded by a two-day high-level meeting of the General Assembly, preceded by an intergovernmental preparatory process that also takes into account inputs from all relevant WSIS stakeholders;',
}

export const ROLE: Wording = {
  label: 'role',
  source: `${FINAL}, preamble`,
  text: 'Recalling the request in paragraph 111 of the Tunis Agenda for the Information Society that the General Assembly undertake an overall review of the implementation of the outcomes of the World Summit on the Information Society in 2015, and in this regard reaffirming the role of the Assembly in this process, and reaffirming also that the Assembly, in its resolution 68/302 of 31 July 2014, decided that the overall review would be concluded by a two-day high-level meeting of the Assembly, preceded by an intergovernmental preparatory process that also meaningfully takes into account inputs from all relevant stakeholders,',
}

export const GOVERNMENTS_LEAD: Wording = {
  label: 'the first sentence of §50',
  source: `${FINAL}, §50, first sentence alone`,
  text: LEADING,
}

export const ALL_STAKEHOLDERS: Wording = {
  label: 'the other sentences of §50',
  source: `${FINAL}, §50, second and third sentence alone`,
  text: ROLES,
}

export const SECURITY: Wording = { label: '§50 whole', source: `${FINAL}, §50`, text: `${LEADING} ${ROLES}` }

export const MULTILATERAL: Wording = {
  label: 'multilateral',
  source: 'ITU, WSIS-II/PC-3/DT/24 (2005), 62bis: proposal of Russia, Azerbaijan, Belarus and Moldova',
  text: 'No single Government should have a pre-eminent role in relation to international Internet governance. The organizational form for the governance function will be multilateral, transparent and democratic, with the full involvement of Governments, the private sector, civil society and international organizations.',
}

export const MULTI_STAKEHOLDER: Wording = {
  label: 'multilateral and multi-stakeholder',
  source: `${FINAL}, §57`,
  text: 'We take note of paragraph 29 of the Tunis Agenda, and recognize that the management of the Internet as a global facility includes multilateral, transparent, democratic and multi-stakeholder processes, with the full involvement of Governments, the private sector, civil society, international organizations, technical and academic communities and all other relevant stakeholders in accordance with their respective roles and responsibilities.',
}

export const SOVEREIGN: Wording = {
  label: 'sovereign right',
  source: 'Tunis Agenda (2005), §35(a)',
  text: 'Policy authority for Internet-related public policy issues is the sovereign right of States. They have rights and responsibilities for international Internet-related public policy issues.',
}
