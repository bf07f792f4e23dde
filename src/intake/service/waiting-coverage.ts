import { ChosenFeatures } from '../../geometry/packed/pack.ts';
import type { WaitingCoverage } from '../../model/dataset.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import type { RecordAt } from '../records/loaded-source.ts';
import { featureInDegrees, hasGeometry } from '../records/record-geometry.ts';
import type { ClaimReader } from './claims.ts';

interface Gathered extends Omit<WaitingCoverage, 'geometry'> {
  readonly areas: ChosenFeatures;
}

/** Gathers the areas of a source that wait for an answer, by what is known of them already. */
export class WaitingAreas {
  private readonly found = new Map<string, Gathered>();

  constructor(private readonly claims: ClaimReader) {}

  /**
   * @param technologies null: asked about
   * @param operators those that the record names, unless it is about some of them
   */
  add(
    record: RecordAt,
    technologies: readonly Technology[] | null,
    operators: readonly OperatorId[] = this.claims.operatorsWritten(record),
  ): void {
    const { reader, row, source } = record;
    const { geometry } = reader.table;
    if (geometry?.kind !== 'polygon' || !hasGeometry(reader, row) || !featureInDegrees(geometry, row)) return;
    const evidence = this.claims.evidence(record);
    for (const operator of operators.length ? operators : [null])
      for (const technology of technologies ?? [null])
        this.group({ sourceId: source.id, operator, technology, evidence }).add(geometry, row);
  }

  private group(claim: {
    readonly sourceId: string;
    readonly operator: OperatorId | null;
    readonly technology: Technology | null;
    readonly evidence: WaitingCoverage['evidence'];
  }): ChosenFeatures {
    const key = [claim.operator ?? '', claim.technology ?? '', claim.evidence].join('/');
    let group = this.found.get(key);
    if (!group) this.found.set(key, (group = { ...claim, areas: new ChosenFeatures('polygon') }));
    return group.areas;
  }

  list(): WaitingCoverage[] {
    return [...this.found.values()].map(({ areas, ...claim }) => ({ ...claim, geometry: areas.finish() }));
  }
}
