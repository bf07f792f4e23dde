import type { Translation } from '../../messages.ts';
import type { meeting as vi } from '../../vi/app/app-meeting.ts';

export const meeting: Translation<typeof vi> = {
  map: 'Presentation map',
  slides: 'Slides',
  slide: { overview: 'Overview', worst: 'Worst communes', priority: 'Priorities', budget: 'Budget' },
  previous: 'Previous slide',
  next: 'Next slide',
  place: (at, count) => `${at} / ${count}`,
  full: 'Full screen',
  leave: 'Leave',
  method: (rule) => `Rule: ${rule}`,
  asOf: (date) => `Data as of ${date}`,
  worstTitle: 'Which communes are worst off?',
  worstByCount: (villages) => `Most ${villages}`,
  worstByShare: 'Largest share of people uncovered',
  communeSentence: (name, uncovered, villages, people) =>
    `${name}: ${uncovered} / ${villages}; ${people} people uncovered.`,
  priorityTitle: 'Which villages first?',
  budgetTitle: (money) => `What with ${money}?`,
  gain: (households, villages, works) =>
    `more people with signal: ${households} households, ${villages} villages, ${works} new masts`,
};
