import type { Translation } from '../../messages.ts';
import type { paper as vi } from '../../vi/report/paper.ts';

export const paper: Translation<typeof vi> = {
  finding: (finding, technologies, province) => `${finding} – ${technologies}, ${province}`,
  title: (technologies: string, province: string) => `${technologies} COVERAGE OF ${province}`,
  titleWithPlan: (technologies: string, province: string) =>
    `${technologies} COVERAGE AND PROPOSED PLAN OF ${province}`,
  province: (name: string) => `${name} province`,
  subtitle: (operators: string, evidence: string, asOf: string) =>
    `Mobile service of ${operators} · evidence: ${evidence} · ${asOf}`,
  north: 'N',
  rates: 'Shares covered',
  rateLine: (covered: string, known: string, unit: string) => `${covered} / ${known} ${unit}`,
  unknownPart: (count: string) => `${count} without data`,
  missingPart: (count: string) => `${count} villages without a count`,
  worst: (villages: string) => `Communes with most ${villages}`,
  worstNone: (villages: string) => `No ${villages} are left.`,
  worstCommune: 'Commune',
  worstVillages: 'Villages',
  worstHouseholds: 'Households without',
  worstShare: 'People without',
  worstMore: (count, tied) =>
    tied === null ? `and ${count} more` : `and ${count} more, ${tied} with as many villages as the last`,
  ofVillages: (count: string, total: string) => `${count} / ${total} villages`,
  counted: (label: string, count: string) => `${label} (${count})`,
  countedUnplaced: (label: string, count: string, unplaced: string) =>
    `${label} (${count}; ${unplaced} without a place, not drawn)`,
  darkList: (count) => `${count} villages without any signal, by rank`,
  darkRank: 'Rank',
  darkVillage: 'Village',
  darkHouseholds: 'Hhs',
  darkFibre: 'To fibre (km)',
  darkMore: (count) => `and ${count} more, see the annex`,
  stateCount: (state, count) => `${state.toLocaleLowerCase('en')} ${count}`,
  statesOf: (total, parts) => `${total} villages: ${parts}.`,
  plan: 'Proposed plan',
  planBudget: (budget: string, works: string) => `Budget ${budget}: ${works} proposed sites`,
  planGain: (households: string, people: string) =>
    `${households} more households, ${people} more people covered`,
  planGainSecond: (households: string, people: string) =>
    `${households} more households, ${people} more people with a second operator`,
  planBound: (share: string) => `At least ${share} of the best possible for this money`,
  workLetter: 'Site',
  workCost: 'Cost',
  workHouseholds: 'Hhs gained',
  worksMore: (count) => `and ${count} more sites, see the annex`,
  planRest: (villages: string, households: string) =>
    `${households} households in ${villages} villages left without signal`,
  planRestSecond: (villages: string, households: string) =>
    `${households} households in ${villages} villages left with one operator`,
  depressions: (count: string) => `Signal-depression areas (${count})`,
  scale: (denominator: string) => `Scale 1:${denominator}`,
  scaleMeaning: (distance: string) => `1 cm on the map is ${distance} on the ground`,
  scaleNote: (paper) => `when printed on ${paper}`,
  sources: 'Sources',
  coverageSource: (operators: string) => `coverage: ${operators}`,
  otherSource: (role: string, date: string) => `${role} (${date})`,
  undated: 'undated',
  projection: (meridian: string, scale: string) =>
    `Transverse Mercator projection (Gauss–Krüger), central meridian ${meridian}, scale factor ${scale}; WGS 84 ellipsoid. Not VN-2000 coordinates.`,
  disclaimer: 'Thematic map, without legal value for administrative boundaries.',
  rule: (text: string) => `Rule: ${text}`,
  assumed: (assumptions) => `Assumptions of the plan: ${assumptions}`,
  unit: 'Issued by: …………………………………',
  person: 'Made by, position: …………………………',
  printed: 'Printed on: …… / …… / …………',
  date: (asOf: string) => `Date of the data: ${asOf}`,
  made: 'Made with Sóng Bản',
  figure: (finding) => `Map. ${finding}.`,
  numbered: 'Communes numbered on the map',
};
