import { xOf, yOf } from '../land/frame.ts';
import { outlineCells } from '../land/contour.ts';
import { closePinches, dropSmallPieces, labelPieces } from '../land/mask.ts';
import type { DeclaredLayer } from '../network/coverage.ts';
import { cellsOfPolygons } from '../network/declared-cells.ts';
import { MAP_CELL_KM2, unservedLand } from '../network/depressions.ts';
import { SAMPLE_RADIO, type HiddenOffsets, type Sector } from '../truth/sectors.ts';
import type { ServedMap } from '../truth/served-cells.ts';
import type { ServedPlaces } from '../truth/served-places.ts';
import type { SampleProvince } from './province.ts';

/** What the files of the project do not say. */
export interface HiddenTruth {
  readonly offsets: HiddenOffsets;
  readonly maps: readonly ServedMap[];
  readonly places: ServedPlaces;
}

/** Smaller areas are not told, km². */
const LEAST_KM2 = 0.1;
/** A polygon of which less than this is served is wrong, whatever the reason. */
const MOSTLY = 0.5;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const layerId = ({ operator, technology }: DeclaredLayer): string =>
  `${operator}-${technology.toLowerCase()}`;

/** `truth.json`: read by those who judge what the product finds, never by the product. */
export function writeTruth(province: SampleProvince, hidden: HiddenTruth): Uint8Array {
  const modern = province.layers.filter(({ technology }) => technology !== '3G');
  const parts: [string, readonly object[]][] = [
    [
      'offsets',
      hidden.offsets.list().map(({ operator, bandMhz, offsetDb }) => ({
        ...{ operator, band_mhz: bandMhz, offset_db: rounded(offsetDb, 2) },
      })),
    ],
    ['sectors', faultySectors(province.sectors)],
    ['polygons', modern.flatMap((layer) => judgePolygons(province, layer, hidden))],
    ['depressions', modern.flatMap((layer) => trueDepressions(province, layer, hidden.maps))],
    ['villages', servedVillages(province, modern, hidden.places)],
  ];
  const { thresholdDbm } = SAMPLE_RADIO;
  const head = { format: 'song-ban-sample-truth', version: 1, seed: province.seed, thresholdDbm };
  const lists = parts.map(
    ([name, rows]) => `"${name}":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`,
  );
  return new TextEncoder().encode(`${JSON.stringify(head).slice(0, -1)},\n${lists.join(',\n')}}\n`);
}

const faultySectors = (sectors: readonly Sector[]): object[] =>
  sectors.flatMap(({ mast, technology, plannedDegrees, actualDegrees, fault }) =>
    fault === null
      ? []
      : [
          {
            ...{
              site: mast.code,
              operator: mast.operator,
              technology,
              fault,
              planned_azimuth: plannedDegrees,
            },
            actual_azimuth: fault === 'off' ? null : actualDegrees,
          },
        ],
  );

const mapOf = (maps: readonly ServedMap[], layer: DeclaredLayer): ServedMap =>
  maps.find((one) => one.operator === layer.operator && one.technology === layer.technology)!;

function judgePolygons(
  { elevation, sectors }: SampleProvince,
  layer: DeclaredLayer,
  { maps }: HiddenTruth,
): object[] {
  if (layer.polygons.length === 0) return [];
  const { actual } = mapOf(maps, layer);
  return cellsOfPolygons(elevation, layer.polygons).map((cells, k) => {
    const { sector, disc } = layer.polygons[k];
    const served = cells.filter((cell) => actual[cell] >= SAMPLE_RADIO.thresholdDbm).length;
    const share = cells.length === 0 ? 1 : served / cells.length;
    return {
      ...{ source: layerId(layer), feature: k + 1, site: sectors[sector].mast.code },
      ...{
        disc: disc !== null,
        fault: sectors[sector].fault,
        area_km2: rounded(cells.length * MAP_CELL_KM2, 2),
      },
      served_share: rounded(share, 3),
      faulty: disc !== null || share < MOSTLY,
    };
  });
}

function trueDepressions(
  { elevation }: SampleProvince,
  layer: DeclaredLayer,
  maps: readonly ServedMap[],
): object[] {
  if (layer.polygons.length === 0) return [];
  const { mask } = unservedLand(elevation, [layer], maps);
  dropSmallPieces(mask, 1, Math.ceil(LEAST_KM2 / MAP_CELL_KM2));
  dropSmallPieces(mask, 0, 2);
  closePinches(mask);
  const { sizes } = labelPieces(mask, 1);
  return outlineCells(mask, elevation).map((polygon, k) => ({
    ...{ operator: layer.operator, technology: layer.technology },
    area_km2: rounded(sizes[k + 1] * MAP_CELL_KM2, 3),
    polygon,
  }));
}

function servedVillages(
  { villages }: SampleProvince,
  layers: readonly DeclaredLayer[],
  places: ServedPlaces,
): object[] {
  return villages.flatMap(({ code, village: { settlement } }) => {
    const place = places.at(xOf(settlement.lon), yOf(settlement.lat));
    return layers.flatMap(({ operator, technology }) => {
      if (technology === '3G' || technology === '2G') return [];
      const dbm = place.power(operator, technology);
      return [
        {
          ...{ village_code: code, operator, technology, served: dbm >= SAMPLE_RADIO.thresholdDbm },
          rsrp_dbm: Number.isFinite(dbm) ? rounded(dbm, 1) : null,
        },
      ];
    });
  });
}
