import type { Translation } from '../../messages.ts';
import type { atlas as vi } from '../../vi/report/atlas.ts';

export const atlas: Translation<typeof vi> = {
  title: (province) => `COVERAGE ATLAS BY COMMUNE, ${province}`,
  finding: (commune, finding) => `${commune}: ${finding}`,
  subtitle: (province, technologies) => `${province} · ${technologies}`,
  continued: '(continued)',
  page: (page, pages) => `Page ${page} / ${pages}`,
  noVillages: 'The list has no village of this commune.',
  villages: (count) => `${count} villages, by rank, then by name`,
  sentences: 'Why',
  number: 'No.',
  village: 'Village',
  state: 'Signal',
  status: { covered: 'full', partial: 'partial', uncovered: 'none', unknown: '–' },
  households: 'Hhs',
  fibre: 'Fibre (km)',
  rank: 'Rank',
  sentencesMore: (count) => `And ${count} more villages, see the annex.`,
  unplaced: (count) => `${count} villages without a position are not on the map.`,
  villageSentence: (number, village, sentence) => `${number}. ${village}: ${sentence}`,
  legendNumber: 'Numbers on the map are those of the table.',
  counts: (villages, households, people) =>
    [`${villages} villages`, households && `${households} households`, people && `${people} people`]
      .filter(Boolean)
      .join(', '),
  states: (parts) => `by state: ${parts}.`,
  left: (people, share, households) =>
    `Without signal: ${people} people (${share})${households ? `, ${households} households` : ''}.`,
  leftNone: 'Nobody who was counted is left without signal.',
  leftUnknown: 'No data on people without signal.',
  area: (share) => `Land with signal: ${share}.`,
  depression: (area, people) => `Signal depressions: ${area} km²${people ? `, ${people} people` : ''}.`,
  noDepression: 'No signal depression.',
  works: (letters, villages) =>
    `Proposed plan: sites ${letters} in the commune; ${villages} of its villages gain signal.`,
  feeds: (list) => `New feeds in the commune: ${list}.`,
  noWorks: (villages) => `Proposed plan: no site in the commune; ${villages} of its villages gain signal.`,
  figure: (finding) => `Map of the commune. ${finding}.`,
};
