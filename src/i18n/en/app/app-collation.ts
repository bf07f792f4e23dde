import type { Translation } from '../../messages.ts';
import type { collation as vi } from '../../vi/app/app-collation.ts';

export const collation: Translation<typeof vi> = {
  tabs: { duplicates: 'Duplicates', discrepancies: 'Differing figures' },
  noDuplicates: 'No village seems to be written twice.',
  duplicatesNote:
    'Same name (marks and Roman numerals aside): the same figures, at most 300 m apart, or in one commune without coordinates to tell them apart. Until confirmed, rows with the same figures count once and all others stay and count. All of a kind are answered among the questions, single groups here. When merged, the rows fill each other’s gaps and stay in the report.',
  duplicateTitle: (name: string, commune: string, count: string, distance: string | null) =>
    `${name}, ${commune}: ${count} rows ${distance === null ? 'without coordinates for all' : `${distance} apart`}`,
  duplicateState: { open: 'not confirmed', apart: 'kept apart', merged: 'merged' },
  mergeInto: (code: string) => `One village: ${code} stays, the other rows are merged into it`,
  keepApart: 'Different villages: keep apart',
  leaveOpen: 'Not confirmed',
  showMap: 'Show on the map',
  more: (count: string) => `Show more (${count} left)`,
  head: {
    village: 'Village',
    commune: 'Commune',
    code: 'Code',
    households: 'Households',
    population: 'Population',
    where: 'File, row',
    asOf: 'Date',
    field: 'Figure',
    used: 'In use',
    others: 'Other sources say',
  },
  noDiscrepancies: 'No figure on which sources differ.',
  discrepanciesNote:
    'Sources differ about a village: all words stay, the newest is in use. Choosing another one counts at once.',
  chooseDiscrepancy: 'Choose a row to see each source and change the one in use.',
  origin: (file: string, row: string) => `${file}, row ${row}`,
  originSheet: (file: string, sheet: string, row: string) => `${file}, sheet ${sheet}, row ${row}`,
  undated: 'no date',
  inUse: 'in use',
  panelTitle: 'Figures on which sources differ',
  claimsNote: (count: string) =>
    `In ${count} places an operator’s claim contradicts what commune or people report: to be checked on site.`,
  downloadClaims: 'Download the list per operator (Excel)',
  downloadClaimsCsv: 'Download the list (CSV)',
  reports: 'Commune, people report',
  anyOperator: 'Signal in general',
  checkOnSite: 'to be checked on site',
  answered: (count: string) => `Answered: ${count}`,
  askAgain: 'Ask again',
  claimHead: { operator: 'Operator', claim: 'Operator declares', report: 'Commune, people report' },
  nobody: 'nobody',
  radiusNote: 'The sites are imported; only their coverage does not count until there is an answer.',
};
