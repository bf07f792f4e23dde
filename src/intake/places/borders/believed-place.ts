import type { RecordAt } from '../../records/loaded-source.ts';
import { isZeroPosition, type ProvinceLand } from './province-land.ts';

type Location = readonly [number, number];

/** What a village says about where it is, beside its place. */
interface Stated {
  /** Communes that its row or its file names; none where nothing does. */
  readonly communes: readonly string[];
  readonly village: string;
  readonly nameOf: (commune: string) => string | null;
}

/**
 * The place of a village, or null where it cannot be believed: 0, 0, or farther from the commune that is stated than
 * that commune is wide. Where none is stated the nearest one of the province is its measure. Without land only 0, 0 is
 * told from a place. The village stays; what is set aside is reported with its distance.
 */
export function believedPlace(
  { reader, row }: RecordAt,
  place: Location | null,
  land: ProvinceLand,
  { communes, village, nameOf }: Stated,
): Location | null {
  if (!place) return null;
  const { table, log } = reader;
  if (isZeroPosition(...place)) {
    log.atRow(table, row, { code: 'position-zero', did: 'changed', village, value: place.join(' ') });
    return null;
  }
  const away = land.awayFrom(communes, ...place) ?? land.awayFromProvince(...place);
  if (!away || away.meters === 0) return place;
  const limitMeters = land.diameterMeters(away.commune);
  if (away.meters <= limitMeters) return place;
  log.atRow(table, row, {
    code: 'position-far',
    did: 'changed',
    village,
    commune: away.commune,
    value: place.join(' '),
    context: {
      commune: nameOf(away.commune) ?? away.commune,
      distanceMeters: Math.round(away.meters),
      limitMeters: Math.round(limitMeters),
    },
  });
  return null;
}
