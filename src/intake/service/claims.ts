import { UNSPECIFIED, type Evidence, type OperatorId, type Technology } from '../../model/service.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { RecordAt } from '../records/loaded-source.ts';
import { readOperator } from '../text/operators.ts';
import { readEvidence, readTechnologies } from '../text/vocabulary.ts';

/** Words seen before, by what they mean: a file of 100,000 areas repeats a handful of them. */
export class ClaimReader {
  private readonly operators = new Map<string, OperatorId>();
  private readonly technologies = new Map<string, readonly Technology[]>();
  /** What has been said once about a file is not said again for each of its records. */
  private readonly told = new Set<string>();

  /** The record's own word, else the source's, else `unspecified`, which is reported once per file. */
  operator({ source, reader, row }: RecordAt): OperatorId {
    const text = reader.text('operator', row);
    if (text !== null) {
      let id = this.operators.get(text);
      if (id === undefined) this.operators.set(text, (id = readOperator(text)));
      if (id !== UNSPECIFIED) return id;
    }
    if (source.operator) return source.operator;
    this.tellOnce(reader, 'operator-unspecified');
    return UNSPECIFIED;
  }

  /** Technologies of the record, else of its source; none where neither says any that is known. */
  technologiesOf({ source, reader, row }: RecordAt): readonly Technology[] {
    const text = reader.text('technology', row);
    if (text === null) return source.technology ? [source.technology] : [];
    let found = this.technologies.get(text);
    if (!found) this.technologies.set(text, (found = readTechnologies(text)));
    return found;
  }

  /** The record's own class, else the source's; without either the operator's word, reported once per file. */
  evidence({ source, reader, row }: RecordAt): Evidence {
    const text = reader.text('evidence', row);
    const said = text === null ? undefined : readEvidence(text);
    if (text !== null && !said)
      reader.log.atRow(reader.table, row, { code: 'evidence-unknown', did: 'changed', value: text });
    if (said) return said;
    if (source.evidence) return source.evidence;
    this.tellOnce(reader, 'evidence-missing');
    return 'declared';
  }

  private tellOnce({ log, table }: FieldReader, code: 'operator-unspecified' | 'evidence-missing'): void {
    const key = `${code}/${log.file}/${table.sheet ?? ''}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    log.atFile({ code, did: 'kept' }, table.sheet);
  }
}
