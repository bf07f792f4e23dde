import type { Translation } from '../../messages.ts';
import type { planScreen as vi } from '../../vi/app/app-plan.ts';

export const planScreen: Translation<typeof vi> = {
  weights: 'Weights of the priority',
  reset: 'Suggested weights',
  zero: 'Set all to 0',
  formulas: 'Formulas and reference ranges',
  budget: 'Budget',
  budgetHint: 'For example: 12.5 billion; 1,800 million',
  make: 'Make a plan',
  panel: 'Priority and budget',
  result: 'Plan',
  empty: 'Enter a budget and choose “Make a plan” to see where to build first.',
  stale: 'Data or choices changed after this plan was made. Make it again to update.',
  people: 'more people covered',
  households: 'households',
  villages: 'villages',
  works: 'new masts',
  cost: (cost, budget) => `${cost} of ${budget}`,
  none: 'This budget does not pay for any mast that covers more households. Raise it, or add candidate sites.',
  boundExplain: (objective, bound) =>
    `${objective} households; no plan within this budget covers more than ${bound} more. Not proven to be best.`,
  residual: (villages, households, people) =>
    `${villages} villages, ${households} households, ${people} people stay uncovered.`,
  residualTitle: 'Villages left over',
  unknownLeft: (count) => `${count} villages of unknown state, apart.`,
  assumptions: 'Assumptions of the plan',
  curve: 'Money against households',
  curveX: 'billion VND',
  curveY: 'more households',
  curveLabel: (households, budget) => `Budget curve: ${budget} covers ${households} more households`,
  boundLine: 'upper bound',
  curveReached: 'plan',
  more: (count) => `and ${count} more villages`,
  workTitle: (number, name) => `Proposed mast ${number}: ${name}`,
  work: (cost, households, villages) => `${cost} · ${households} households · ${villages} villages`,
  secondWay: {
    title: 'One loss that leaves people without signal',
    intro:
      'Communes where most people lose all signal with one site, one fibre section or one power line. An estimate.',
    missing: (element) => `No data on a ${element}.`,
    loss: (element, id, people, households) =>
      `without ${element} ${id}: ${people} people, ${households} households have no signal at all`,
    none: 'By the data at hand no place loses all signal with one element.',
    more: (count) => `and ${count} more communes; resilience.csv has them all.`,
  },
  list: 'Proposed masts',
  backToPlan: 'Back to the plan',
};
