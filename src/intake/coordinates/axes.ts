import type { Position } from '../../model/geometry.ts';
import { describeInterpretations, evenly, MOST_TRIED, coordinateDecisionId } from './coordinate-decision.ts';
import type { TableContext } from './context.ts';
import { judgePacked, unpackedPositions } from './packed-angles.ts';

export type Axes = 'asWritten' | 'swapped' | 'packed';

const CHOICES: readonly Axes[] = ['asWritten', 'swapped', 'packed'];
const turnedRound = ([lon, lat]: Position): Position => [lat, lon];

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
  /** The communes that are named for each position; absent for a layer. */
  readonly communes?: readonly (readonly string[])[];
}

/**
 * Whether longitude and latitude of a whole table change places, or hold minutes and seconds behind their points: what
 * people chose; else swapped where most positions make sense only so, packed where places say so; both are reported.
 */
export function settleAxes(
  { source, reader, finder, questions, coordinateDecisions }: TableContext,
  positions: readonly Position[],
  { sample, count, isReversed: reversed, communes }: Written,
): Axes {
  const { table, log } = reader;
  const tried = evenly(positions, MOST_TRIED);
  const tells = evenly(communes ?? [], MOST_TRIED);
  const upright = reversed ? tried.map(turnedRound) : tried;
  const packed = communes ? unpackedPositions(upright) : null;
  const judged = packed ? judgePacked(upright, packed, tells, finder) : 'decimal';
  const decided = questions.decided(coordinateDecisionId('axes', source, table), CHOICES);
  const chosen: Axes = decided ?? (judged === 'packed' ? 'packed' : reversed ? 'swapped' : 'asWritten');
  coordinateDecisions.push(
    describeInterpretations(
      'axes',
      { source, table, sample, chosen, communes: packed ? tells : [], finder },
      [
        { id: 'asWritten', positions: tried },
        { id: 'swapped', positions: tried.map(turnedRound) },
        ...(packed ? [{ id: 'packed', positions: packed }] : []),
      ],
    ),
  );
  if (chosen === 'swapped')
    log.atFile(
      { code: 'coordinates-swapped', did: 'changed', severity: 'warning', context: { count } },
      table.sheet,
    );
  if (chosen === 'packed' || (judged === 'doubtful' && decided === null))
    log.atFile(
      {
        code: chosen === 'packed' ? 'degrees-packed' : 'degrees-packed-doubtful',
        did: chosen === 'packed' ? 'changed' : 'kept',
        severity: 'warning',
        value: sample,
        context: { count },
      },
      table.sheet,
    );
  return chosen;
}
