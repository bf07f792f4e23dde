import type { Snapshot } from '../../../jobs/protocol.ts';

/** A village with its commune: many bear one name. */
export const villageInCommune = ({ villages, communes, findings }: Snapshot, village: number): string =>
  [villages[village]?.name, communes[findings.villageCommune[village] ?? -1]?.name]
    .filter(Boolean)
    .join(', ');
