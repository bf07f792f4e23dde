import type { PlaceDecision } from '../../model/place-choice.ts';
import type { Source } from '../../model/project.ts';
import type { CommuneFinder } from '../commune-finder.ts';
import type { FieldReader } from '../field-reader.ts';
import type { OpenQuestions } from '../open-questions.ts';

/** What settles coordinates: the communes as the test of place, the province's meridians, people's answers. */
export interface CoordinateContext {
  readonly finder: CommuneFinder;
  readonly province: string;
  readonly questions: OpenQuestions;
}

/** One table whose coordinates are being settled; `places` collects how. */
export interface TableContext extends CoordinateContext {
  readonly source: Source;
  readonly reader: FieldReader;
  readonly places: PlaceDecision[];
}
