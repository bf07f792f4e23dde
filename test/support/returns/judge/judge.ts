import { foldName, type Truth, type TrueVillage } from '../truth.ts';
import { matchVillages, metersBetween, SAME_METERS } from './match.ts';
import type { Outputs, ResultVillage } from './outputs.ts';
import { filesOf, kindOf, sameFile, Spoken, type Topic } from './spoken.ts';

/** One thing that differs from the truth, and whether the report tells of it. */
export interface Fault {
  readonly topic: Topic | 'extra' | 'report' | 'question' | 'service';
  readonly village?: string;
  readonly file: string;
  readonly row?: number;
  readonly told: boolean;
  readonly detail: string;
}
export interface Verdict {
  readonly villages: number;
  readonly right: number;
  readonly wrong: number;
  readonly lost: number;
  readonly people: number;
  readonly peopleLost: number;
  /** Lines of the result that are no village, or a village a second time. */
  readonly extra: number;
  /** Faults that the report tells nobody. */
  readonly silent: number;
  readonly peopleLostSilently: number;
  readonly mustAsked: number;
  readonly must: number;
  /** A form, or a kind that is answered in bulk, counts one. */
  readonly questions: number;
  readonly exitCode: number | null;
  readonly faults: readonly Fault[];
}

const peopleOf = ({ population, populationIfSaid }: TrueVillage): number =>
  population ?? populationIfSaid?.[0] ?? 0;
const faultAt = (village: TrueVillage): { village: string; file: string; row: number } => ({
  village: village.key,
  file: village.rows[0]![0],
  row: village.rows[0]![2],
});

/** Faults of a count: right is what the first row says; an unclear cell may be taken where its row is named. */
function countFaults(
  field: 'households' | 'population',
  truth: TrueVillage,
  line: ResultVillage,
  spoken: Spoken,
): Fault[] {
  const [is, should] = [line[field], truth[field]];
  if (is === should) return [];
  const ifSaid = truth[`${field}IfSaid`];
  const told = spoken.of(field, truth.rows, is === null ? 'missing' : 'wrong', line.code);
  if (should === null && is !== null && ifSaid?.includes(is) && told) return [];
  return [
    { topic: field, ...faultAt(truth), told, detail: `${is ?? 'none'} instead of ${should ?? 'none'}` },
  ];
}

function placeFaults(truth: TrueVillage, line: ResultVillage, spoken: Spoken, dropMay: boolean): Fault[] {
  const [is, should] = [line.lon !== null && line.lat !== null, truth.lon !== null && truth.lat !== null];
  if (!is && (!should || dropMay)) return [];
  const near =
    is && should ? metersBetween(truth.lon!, truth.lat!, line.lon!, line.lat!) <= SAME_METERS : false;
  if (near) return [];
  const other =
    is &&
    truth.otherPlaces?.some(([lon, lat]) => metersBetween(lon, lat, line.lon!, line.lat!) <= SAME_METERS);
  const told = spoken.of('place', truth.rows, is ? 'wrong' : 'missing', line.code);
  // A point in another commune than its file's is dropped, or kept with the report.
  if (is && !should && dropMay && told) return [];
  // A village without a place of its own may take that of the row that repeats it.
  if (other && !should) return [];
  const detail = is
    ? `${line.lon} ${line.lat} instead of ${truth.lon ?? 'none'} ${truth.lat ?? ''}`
    : 'no place';
  return [{ topic: 'place', ...faultAt(truth), told, detail }];
}

/** Service at a right place, some way from any edge, must be what the areas say. */
function serviceFaults(truth: TrueVillage, line: ResultVillage): Fault[] {
  const EDGE_METERS = 150;
  if (!truth.covered || (truth.edgeMeters ?? 0) < EDGE_METERS) return [];
  const wrong = Object.entries(line.shares).filter(
    ([operator, share]) => truth.covered!.includes(operator) !== share > 0,
  );
  return wrong.map(([operator]) => ({ topic: 'service', ...faultAt(truth), told: false, detail: operator }));
}

function villageFaults(truth: TrueVillage, line: ResultVillage, spoken: Spoken, dropMay: boolean): Fault[] {
  const commune: Fault[] =
    line.commune === truth.commune_code
      ? []
      : [
          {
            topic: 'commune',
            ...faultAt(truth),
            told: spoken.of('commune', truth.rows, line.commune ? 'wrong' : 'missing', line.code),
            detail: `${line.commune || 'none'} instead of ${truth.commune_code}`,
          },
        ];
  const place = placeFaults(truth, line, spoken, dropMay);
  return [
    ...commune,
    ...countFaults('households', truth, line, spoken),
    ...countFaults('population', truth, line, spoken),
    ...place,
    ...(place.length || line.lon === null ? [] : serviceFaults(truth, line)),
  ];
}

function extraFaults(extra: readonly ResultVillage[], truth: Truth, spoken: Spoken): Fault[] {
  return extra.map((line): Fault => {
    const key = foldName(line.name);
    const again = truth.villages.find(
      (village) => foldName(village.name) === key && village.commune_code === line.commune,
    );
    const detail = `${line.code} ${line.name}`;
    if (again)
      return {
        topic: 'extra',
        ...faultAt(again),
        told: spoken.of('twice', again.rows, 'none', line.code),
        detail: `${detail}: a second time`,
      };
    const stray = truth.strays.find(({ names }) => names?.some((name) => foldName(name) === key));
    const told = spoken.namesVillage(line.code) || (stray !== undefined && spoken.namesFile(stray.file));
    return { topic: 'extra', file: stray?.file ?? '', told, detail };
  });
}

/** Rows that the report has to name, by file, sheet and row. */
const reportFaults = (truth: Truth, outputs: Outputs, spoken: Spoken): Fault[] =>
  truth.reports
    .filter(
      ({ file, sheet, row, line, class: kind, village }) =>
        spoken.issuesAt(file, sheet, row, line).length === 0 &&
        !(
          kind === 'duplicate' &&
          outputs.duplicates.some(({ members }) =>
            members.some((m) => (m.row === row || m.row === line) && sameFile(m.file, file)),
          )
        ) &&
        !spoken.of(
          kind === 'duplicate' ? 'twice' : kind === 'odd-number' ? 'households' : 'place',
          [line === undefined ? [file, sheet, row] : [file, sheet, row, line]],
          'wrong',
        ) &&
        village !== undefined,
    )
    .map(({ file, row, class: kind, village }) => ({
      topic: 'report',
      village,
      file,
      row,
      told: false,
      detail: kind,
    }));

/** Files that are no returns and must be named as such. */
const strayFaults = (truth: Truth, spoken: Spoken): Fault[] =>
  truth.strays
    .filter(({ file, must }) => /by name|as such/.test(must) && !spoken.namesFile(file.split('/').at(-1)!))
    .map(({ file, must }) => ({ topic: 'report', file, told: false, detail: must }));

/** Kinds of question of the product that settle a kind of the truth. */
const SETTLES: Readonly<Record<string, RegExp>> = {
  meridian: /meridian|axis/,
  version: /version|newer|older|replace|same-commune|return|twice/,
  swap: /axes|swap/,
  column: /column|form/,
};
/** What must be asked and was in no round of questions; a file of which nothing was taken has not been guessed at. */
function questionFaults(
  truth: Truth,
  rounds: readonly Outputs[],
  spoken: Spoken,
): { must: number; faults: Fault[] } {
  const asked = rounds.flatMap(({ questions }) => questions);
  const must = truth.questions.filter(({ need }) => need === 'must');
  const faults = must
    .filter(
      ({ file, kind, of }) =>
        !asked.some(
          (question) =>
            (SETTLES[kind] ?? /./).test(kindOf(question)) &&
            filesOf(question).some(
              (name) => sameFile(name, file) || (of !== undefined && sameFile(name, of)),
            ),
        ),
    )
    .map(({ file, kind, answer, of }): Fault => ({
      topic: 'question',
      file,
      told:
        spoken.isWaiting(file) ||
        (kind === 'version' && (spoken.saysRepeated(file, of) || (of !== undefined && spoken.isWaiting(of)))),
      detail: `${kind}: ${answer}`,
    }));
  return { must: must.length, faults };
}

const BULK = /merge|duplicate|version|newer|older|same|stray|role/;
/** Questions as a person meets them; open groups of near duplicates are those that are asked in bulk, else one. */
export function countQuestions({ questions, duplicates }: Outputs): number {
  const met = new Set(
    questions.map((question) =>
      BULK.test(kindOf(question)) ? kindOf(question) : `${kindOf(question)}\0${question.form ?? question.id}`,
    ),
  );
  const inBulk = questions.some((question) => kindOf(question).startsWith('merge-'));
  return met.size + (!inBulk && duplicates.some(({ choice }) => choice === null) ? 1 : 0);
}

/**
 * Compares what the product made of a folder with what is true of it.
 * @param rounds what it said in each round of questions until then: one that was settled is asked no more
 */
export function judge(outputs: Outputs, truth: Truth, rounds: readonly Outputs[] = [outputs]): Verdict {
  const spoken = new Spoken(outputs);
  const { of, extra } = matchVillages(truth.villages, outputs.villages);
  const dropMay = new Set(
    truth.reports.filter((report) => report.class === 'outside-commune').map(({ village }) => village),
  );
  const faults: Fault[] = [];
  const tally = { right: 0, wrong: 0, lost: 0, peopleLost: 0, peopleLostSilently: 0 };
  for (const village of truth.villages) {
    const line = of.get(village);
    if (!line) {
      const told = spoken.of('lost', village.rows, 'none');
      tally.lost++;
      tally.peopleLost += peopleOf(village);
      if (!told) tally.peopleLostSilently += peopleOf(village);
      faults.push({ topic: 'lost', ...faultAt(village), told, detail: village.name });
      continue;
    }
    const own = villageFaults(village, line, spoken, dropMay.has(village.key));
    // An unclear count that is left out is no loss: the truth says that it may be.
    const missingPeople = line.population === null ? (village.population ?? 0) : 0;
    tally.peopleLost += missingPeople;
    if (missingPeople && own.some(({ topic, told }) => topic === 'population' && !told))
      tally.peopleLostSilently += missingPeople;
    if (own.length) tally.wrong++;
    else tally.right++;
    faults.push(...own);
  }
  const questions = questionFaults(truth, rounds, spoken);
  faults.push(
    ...extraFaults(extra, truth, spoken),
    ...reportFaults(truth, outputs, spoken),
    ...strayFaults(truth, spoken),
    ...questions.faults,
  );
  return {
    villages: truth.villages.length,
    people: truth.villages.reduce((sum, village) => sum + peopleOf(village), 0),
    ...tally,
    extra: extra.length,
    silent: faults.filter(({ told }) => !told).length,
    must: questions.must,
    mustAsked: questions.must - questions.faults.length,
    questions: countQuestions(outputs),
    exitCode: outputs.exitCode,
    faults,
  };
}
