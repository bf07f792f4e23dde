import type { Translation } from '../../messages.ts';
import type { drawing as vi } from '../../vi/app/app-drawing.ts';

export const drawing: Translation<typeof vi> = {
  tools: 'Tools on the map',
  tool: {
    measureLine: 'Measure a length',
    measureArea: 'Measure an area, count inside',
  },
  leave: 'Leave',
  failed: 'The drawing tool could not be loaded. Try again while the server runs.',
  border: (length) => `border ${length}`,
  lastLeg: (length) => `last leg ${length}`,
  crossed: 'The line crosses itself, so the area cannot be worked out.',
  keys: 'Click on the map to add points. Enter: finish; Backspace: remove the last point; Esc: leave.',
  point: { lon: 'Longitude', lat: 'Latitude', add: 'Add point' },
  removeLast: 'Remove last point',
  finish: 'Finish',
  again: 'Draw again',
  inside: {
    villages: 'Villages inside',
    people: 'People',
    households: 'Households',
    uncoveredPeople: 'People without signal',
    uncoveredHouseholds: 'Households without signal',
    fibre: 'Fibre inside',
    missing: (count) => `${count} villages without a figure`,
    unknown: (count) => `${count} villages without a figure`,
    method: (operator) => `Counts villages whose centre lies inside; operator: ${operator}.`,
    withoutPlace: (count) => `${count} villages of the province have no place and are not counted.`,
  },
};
