import type { Translation } from '../../messages.ts';
import type { operatorGlance as vi } from '../../vi/app/app-operator.ts';

export const operatorGlance: Translation<typeof vi> = {
  lacking: (operator) => `Without ${operator}`,
  others: 'Others have it',
  othersLong: (operator) => `Without service of ${operator}, others have it; disputed villages come first`,
  nobody: 'Nobody has it',
  nobodyLong: (operator) => `Without ${operator}, and no other operator has signal there`,
  besideContested: (count) => `+ ${count} disputed`,
  note: (contested, within) =>
    `${contested} disputed villages come first: declared coverage against what people report or what was measured${within}.`,
  noteServed: (count) => ` (${count} of them declared covered)`,
  awaited: 'Making the list…',
  unclear: (count) => `${count} villages where it is unknown whether others have service: under “No data”.`,
  contested: { none: '–', reported: 'Reported', measured: 'Measured', both: 'Reported, measured' },
  card: {
    title: (operator) => `For ${operator}`,
    list: 'In the list',
    kind: {
      served: 'declared covered',
      others: 'without its own, others have it',
      nobody: 'without anyone',
      unclear: 'without its own, others unknown',
      unknown: 'no figures of this operator',
    },
    contested: 'Disputed',
    households: 'Households',
    ownFibre: (operator) => `Fibre of ${operator}`,
    ownSite: (operator) => `Nearest mast of ${operator}`,
    anySite: 'Nearest mast (could be shared)',
    near: 'one within 5 km',
    notNear: 'none within 5 km',
  },
  column: { contested: 'Disputed', road: 'Car road', ownFibre: 'Own fibre', anySite: 'Shared mast' },
};
