import fc from 'fast-check';
import { expect, it } from 'vitest';
import { datasetOf, layer, place } from '../../../test/support/random-province.ts';
import { packLines } from '../../geometry/packed/pack.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { Position } from '../../model/geometry.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { analyze } from '../analyze.ts';
import { findingsOf, provinceRow, type Findings } from '../findings/findings.ts';
import { figuresInside, type AreaFigures } from './inside-area.ts';

const ringOf = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const EVERYTHING = ringOf(103, 20, 106, 23);
const none = (sum: number): number | null => (Number.isNaN(sum) ? null : sum);

/** Of the villages that have a place: those without one are in no area. */
const rateOf = ({ rates }: Findings, operator: string, measure: string) =>
  rates.find((rate) => rate.operator === operator && rate.measure === measure)!;

it('gives the figures of the province for an area that holds it all', async () => {
  const located = place.map((one) => ({ ...one, located: true }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(located, { maxLength: 9 }),
      fc.array(layer, { maxLength: 3 }),
      async (places, layers) => {
        const dataset = datasetOf(places, layers);
        const findings = await analyze(
          dataset,
          { ...DEFAULT_SETTINGS, technologies: ['3G', '4G'] },
          {},
          { areaShares: false },
        );
        for (const { operator, communes } of findings.byOperator) {
          const inside = figuresInside(dataset, findings, operator, EVERYTHING);
          const row = provinceRow(findings);
          expect(inside.villages).toBe(places.length);
          expect(inside.people.sum).toBe(none(findings.communes.population[row]));
          expect(inside.people.missing).toBe(rateOf(findings, operator, 'population').missing);
          expect(inside.households.sum).toBe(none(findings.communes.households[row]));
          const villages = rateOf(findings, operator, 'villages');
          expect([inside.uncovered.villages, inside.uncovered.unknown]).toEqual([
            villages.uncovered,
            villages.unknown,
          ]);
          expect(inside.uncovered.people.sum).toBe(none(communes.uncoveredPopulation[row]));
          expect(inside.uncovered.households.sum).toBe(none(communes.uncoveredHouseholds[row]));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('adds up where an area is cut in two between villages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(place, { maxLength: 9 }),
      fc.array(layer, { maxLength: 3 }),
      async (places, layers) => {
        const dataset = {
          ...datasetOf(places, layers),
          fibre: [
            line([
              [104, 21.05],
              [104.4, 21.05],
            ]),
          ],
        };
        const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
        const ask = (ring: Position[]) =>
          figuresInside(dataset, findings, findingsOf(findings, 'any').operator, ring);
        // No village lies on this border: they stand at whole hundredths.
        const halves = [ask(ringOf(103, 20, 104.205, 23)), ask(ringOf(104.205, 20, 106, 23))];
        const whole = ask(EVERYTHING);
        const sumOf = (pick: (figures: AreaFigures) => number | null) =>
          halves.reduce((sum, half) => sum + (pick(half) ?? 0), 0);
        expect(sumOf(({ villages }) => villages)).toBe(whole.villages);
        expect(sumOf(({ people }) => people.sum)).toBe(whole.people.sum ?? 0);
        expect(sumOf(({ people }) => people.missing)).toBe(whole.people.missing);
        expect(sumOf(({ uncovered }) => uncovered.people.sum)).toBe(whole.uncovered.people.sum ?? 0);
        expect(sumOf(({ fibreMeters }) => fibreMeters)).toBeCloseTo(whole.fibreMeters!, 4);
        expect(sumOf(({ squareMeters }) => squareMeters)).toBeCloseTo(whole.squareMeters, 0);
        expect(whole.withoutPlace).toBe(places.filter(({ located }) => !located).length);
      },
    ),
    { numRuns: 40 },
  );
});

const line = (points: Position[]) => ({
  id: 'f',
  sourceId: 'f',
  operator: null,
  asOf: null,
  geometry: packLines([[points]]),
});

it('measures the part of fibre inside, through a notch and along the border', async () => {
  const dataset = datasetOf([], []);
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  const metersOf = (points: Position[], ring: Position[]) =>
    figuresInside({ ...dataset, fibre: [line(points)] }, findings, 'any', ring).fibreMeters!;
  const square = ringOf(104, 21, 104.1, 21.1);
  const degree = metersPerDegree(21.05).lon;
  // By hand: 0.1 degree of a way that goes right through.
  expect(
    metersOf(
      [
        [103.9, 21.05],
        [104.2, 21.05],
      ],
      square,
    ),
  ).toBeCloseTo(0.1 * degree, 6);
  expect(
    metersOf(
      [
        [103.9, 21.05],
        [104.2, 21.05],
      ],
      square,
    ) / geodesicDistanceMeters(104, 21.05, 104.1, 21.05),
  ).toBeCloseTo(1, 6);
  // The border belongs to the area.
  expect(
    metersOf(
      [
        [104.02, 21.1],
        [104.07, 21.1],
      ],
      square,
    ),
  ).toBeCloseTo(0.05 * metersPerDegree(21.1).lon, 6);
  // A notch of 0.02 degrees between two teeth.
  const teeth: Position[] = [
    [104, 21],
    [104.1, 21],
    [104.1, 21.1],
    [104.06, 21.1],
    [104.06, 21.02],
    [104.04, 21.02],
    [104.04, 21.1],
    [104, 21.1],
  ];
  expect(
    metersOf(
      [
        [103.9, 21.05],
        [104.2, 21.05],
      ],
      teeth,
    ),
  ).toBeCloseTo(0.08 * degree, 6);
  expect(
    metersOf(
      [
        [103, 21.05],
        [103.9, 21.05],
      ],
      square,
    ),
  ).toBe(0);
  expect(figuresInside(dataset, findings, 'any', square).fibreMeters).toBeNull();
});
