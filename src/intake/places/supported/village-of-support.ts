import { doubleAt, elementAt, integerAt, onlyOf } from '../../../model/basics/elements.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../../../geometry/measures/ellipsoid.ts';
import type { VillageLayer } from '../../../model/dataset.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { CommuneMatcher } from '../communes/commune-match.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { VillageFinder } from '../villages/village-finder.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { findLocation, isKept } from '../../records/locations.ts';

/** So near to its centre a place is that of the village. */
const NEAR_METERS = 300;
/** More choices than these nobody reads. */
const MOST_CHOICES = 12;

/** The village of an entry; `waits` where somebody is asked, or the row was left out meanwhile. */
export interface Matched {
  readonly village: number | null;
  readonly place: readonly [number, number] | null;
  /** Metres to the village, where only the place tells. */
  readonly byPlaceMeters?: number;
  readonly waits: boolean;
}

/** Finds the village of an entry by its code, else by commune and name, else by its place; where several fit, asks. */
export class VillageOfSupport {
  readonly #byCode: VillageFinder;
  readonly #byName = new Map<string, number[]>();

  constructor(
    private readonly villages: VillageLayer,
    mergedInto: ReadonlyMap<string, string>,
    private readonly placer: CommuneMatcher,
    private readonly nameOfCommune: (code: string) => string | null,
    private readonly questions: OpenQuestions,
  ) {
    this.#byCode = new VillageFinder(villages, mergedInto);
    villages.records.forEach(({ name }, village) => {
      const key = foldVillageName(name);
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), village]);
    });
  }

  match(record: RecordAt): Matched {
    const { reader, row } = record;
    const found = findLocation(reader, row);
    const byCode = reader.code('village_code', row) === null ? -1 : this.#byCode.find(record);
    if (byCode >= 0) return { village: byCode, place: found, waits: false };
    const statesCommune = (['commune_code', 'commune', 'commune_old'] as const).some(
      (key) => reader.text(key, row) !== null,
    );
    const { code: commune, location: place } = statesCommune
      ? this.placer.place(record, found)
      : { code: null, location: found };
    if (!isKept(record)) return { village: null, place, waits: true };
    const name = reader.text('village', row);
    const near = place ? this.#near(place) : [];
    const named = name === null ? [] : this.#named(name, commune);
    const both = named.filter((village) => near.some((one) => one.village === village));
    // Two that agree, or the one village of this name in the commune that is stated.
    const sure = onlyOf(both) ?? (commune !== null ? onlyOf(named) : null);
    if (sure !== null) return { village: sure, place, waits: false };
    if (!named.length && name === null && near.length === 1) {
      const { village, meters } = elementAt(near, 0);
      return { village, place, byPlaceMeters: meters, waits: false };
    }
    const open = both.length ? both : named.length ? named : near.map(({ village }) => village);
    return open.length ? this.#ask(record, open, place) : { village: null, place, waits: false };
  }

  /** Villages of a name, in the commune where one is stated. */
  #named(name: string, commune: string | null): readonly number[] {
    return (this.#byName.get(foldVillageName(name)) ?? []).filter(
      (village) => commune === null || elementAt(this.villages.records, village).communeCode === commune,
    );
  }

  /** Villages whose centre is near, the nearest first. */
  #near([lon, lat]: readonly [number, number]): readonly { village: number; meters: number }[] {
    const { centres, records } = this.villages;
    const perDegree = metersPerDegree(lat);
    const reach = 1.1 * NEAR_METERS;
    return records
      .flatMap((_, village) => {
        const [x, y] = [doubleAt(centres, 2 * village), doubleAt(centres, 2 * village + 1)];
        if (!(Math.abs(x - lon) * perDegree.lon <= reach && Math.abs(y - lat) * perDegree.lat <= reach))
          return [];
        const meters = geodesicDistanceMeters(lon, lat, x, y);
        return meters <= NEAR_METERS ? [{ village, meters }] : [];
      })
      .sort((a, b) => a.meters - b.meters || a.village - b.village);
  }

  #ask(record: RecordAt, open: readonly number[], place: Matched['place']): Matched {
    const { source, reader, row } = record;
    const { table } = reader;
    const name = reader.text('village', row) ?? reader.code('village_code', row);
    const commune = reader.text('commune', row) ?? reader.text('commune_code', row) ?? '';
    const value = name ?? place?.join(' ') ?? '';
    const choices = open.slice(0, MOST_CHOICES).map((village) => {
      const { code, name: own, communeCode } = elementAt(this.villages.records, village);
      return {
        id: code,
        label: [own, communeCode && this.nameOfCommune(communeCode)].filter(Boolean).join(', '),
      };
    });
    const answer = this.questions.ask({
      id: ['supported-village', source.id, commune, value].filter(Boolean).join('/'),
      kind: 'supported-village',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: [integerAt(table.numbers, row)],
      context: { name: value, count: open.length },
      choices: [...choices, { id: 'none' }],
    });
    if (answer === null)
      reader.log.atRow(table, row, {
        code: 'question-open',
        did: 'rejected',
        fate: 'asked',
        field: 'village',
        value,
      });
    const village = open.find((one) => elementAt(this.villages.records, one).code === answer) ?? null;
    return { village, place, waits: answer === null };
  }
}
