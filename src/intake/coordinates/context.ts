import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import type { Source } from '../../model/project.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';

/** What settles coordinates: the communes as the test of place, the province's meridians, people's answers. */
export interface CoordinateContext {
  readonly finder: CommuneFinder;
  readonly province: string;
  readonly questions: OpenQuestions;
}

/** One table whose coordinates are being settled; `coordinateDecisions` collects how. */
export interface TableContext extends CoordinateContext {
  readonly source: Source;
  readonly reader: FieldReader;
  readonly coordinateDecisions: CoordinateDecision[];
}
