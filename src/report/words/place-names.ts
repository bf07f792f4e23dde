import type { Dataset } from '../../model/dataset.ts';

/** Names of communes and villages by their codes. */
export interface PlaceNames {
  commune(code: string | null | undefined): string | null;
  village(code: string | null | undefined): string | null;
}

/** A code that the dataset does not know is shown as it is; without a code there is no name. */
export function placeNamesOf({ communes, villages }: Dataset): PlaceNames {
  const communeNames = new Map(communes.records.map(({ code, name }) => [code, name]));
  const villageNames = new Map(villages.records.map(({ code, name }) => [code, name]));
  return {
    commune: (code) => (code ? (communeNames.get(code) ?? code) : null),
    village: (code) => (code ? (villageNames.get(code) ?? code) : null),
  };
}
