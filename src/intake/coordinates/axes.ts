import type { Position } from '../../model/geometry.ts';
import { describeInterpretations, evenly, MOST_TRIED, coordinateDecisionId } from './coordinate-decision.ts';
import type { TableContext } from './context.ts';

export type Axes = 'asWritten' | 'swapped';

/** True where a pair is a place in the country if its longitude and latitude change places. */
export const isReversed = (lon: number, lat: number): boolean =>
  lon >= 8 && lon <= 24 && lat >= 102 && lat <= 110;

/** What the positions of a table look like as they are written. */
interface Written {
  readonly sample: string;
  /** Records that have a position. */
  readonly count: number;
  /** True where most of them make sense only the other way round. */
  readonly isReversed: boolean;
}

/**
 * Whether longitude and latitude of a whole table change places: what people chose; else swapped where most
 * positions make sense only so, which is reported.
 */
export function settleAxes(
  { source, reader, finder, questions, coordinateDecisions }: TableContext,
  positions: readonly Position[],
  { sample, count, isReversed: reversed }: Written,
): Axes {
  const { table, log } = reader;
  const tried = evenly(positions, MOST_TRIED);
  const chosen: Axes =
    questions.decided(coordinateDecisionId('axes', source, table), ['asWritten', 'swapped']) ??
    (reversed ? 'swapped' : 'asWritten');
  coordinateDecisions.push(
    describeInterpretations('axes', { source, table, sample, chosen, finder }, [
      { id: 'asWritten', positions: tried },
      { id: 'swapped', positions: tried.map(([lon, lat]) => [lat, lon]) },
    ]),
  );
  if (chosen === 'swapped')
    log.atFile(
      { code: 'coordinates-swapped', did: 'changed', severity: 'warning', context: { count } },
      table.sheet,
    );
  return chosen;
}
