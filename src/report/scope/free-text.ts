import type { ProjectFile } from '../../model/project.ts';
import type { Plan } from '../../planning/plan.ts';
import type { ReportInput } from '../report-input.ts';
import { RemainingTexts, type TextSpot } from './remaining-texts.ts';
import { toldIn, withoutTold, type ToldKind, type ToldText } from './told-text.ts';

/** What somebody typed, by what it names: each file of the registry says which of them it prints. */
export type TextKind = 'project' | 'commune' | 'village' | 'work' | 'source' | 'column';

/** Codes, operators, ids and what else is text: any file may hold them. */
const ANYWHERE = 'anywhere';

/** Where a text stands: in which file and row it came, or that it is of the project itself. */
interface TextPlace {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  /** Code of what it names. */
  readonly of: string;
}

/** A text that keeps files of a scope from being written until somebody says what becomes of it. */
export interface BlockedText extends TextPlace {
  /** Of the answer that settles it: `keep`, or `remove` what was found in it. */
  readonly id: string;
  readonly kind: TextKind | typeof ANYWHERE;
  readonly looksLike: ToldKind;
  readonly text: string;
  readonly match: string;
}

/** First part of the id of an answer that settles a text. */
const DECISION = 'leaving';

/** FNV-1a: another text of the same place asks anew. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

type Rewrite = (kind: TextKind, place: () => TextPlace, text: string) => string;

const PROJECT_FILE = 'project.json';

const ofProject = (of: string) => (): TextPlace => ({ file: PROJECT_FILE, of });

function ofPlaces({ project, dataset }: ReportInput, rewrite: Rewrite): ReportInput['dataset'] {
  const pathOf = new Map(project.sources.map(({ id, path }) => [id, path]));
  const fileOf = (source: string): string => pathOf.get(source) ?? source;
  const communes = dataset.communes.records.map((commune) => ({
    ...commune,
    name: rewrite('commune', () => ({ file: fileOf(commune.sourceId), of: commune.code }), commune.name),
  }));
  const villages = dataset.villages.records.map((village) => {
    const place = () => ({ file: fileOf(village.sourceId), row: village.row, of: village.code });
    return { ...village, name: rewrite('village', place, village.name) };
  });
  return {
    ...dataset,
    communes: { ...dataset.communes, records: communes },
    villages: { ...dataset.villages, records: villages },
  };
}

function ofProjectFile({ project }: ReportInput, rewrite: Rewrite): ProjectFile {
  const { title, province, scenes, scenarios, decisions } = project;
  return {
    ...project,
    title: rewrite('project', ofProject('title'), title),
    province: { ...province, name: rewrite('project', ofProject('province'), province.name) },
    ...(scenarios && {
      scenarios: scenarios.map((scenario) => ({
        ...scenario,
        name: rewrite('project', ofProject(`scenarios/${scenario.id}`), scenario.name),
      })),
    }),
    ...(decisions && {
      decisions: decisions.map((decision) => ({
        ...decision,
        of: rewrite('project', ofProject(`decisions/${decision.id}`), decision.of),
      })),
    }),
    ...(scenes && {
      scenes: scenes.map((scene) => ({
        ...scene,
        ...(scene.title !== undefined && {
          title: rewrite('project', ofProject(`scenes/${scene.id}`), scene.title),
        }),
      })),
    }),
    sources: project.sources.map(({ id, path, source, ...rest }) => ({
      ...rest,
      id,
      path: rewrite('source', ofProject(id), path),
      ...(source !== undefined && { source: rewrite('source', ofProject(id), source) }),
    })),
  };
}

/** What findings and tables name: files, sheets, headings. */
function ofFindings(
  input: ReportInput,
  rewrite: Rewrite,
): Pick<ReportInput, 'inputs' | 'issues' | 'recognised' | 'tables' | 'repairs' | 'questions'> {
  const named = <T extends { readonly file: string; readonly sheet?: string }>(entry: T): T => ({
    ...entry,
    file: rewrite('source', ofProject(entry.file), entry.file),
    ...(entry.sheet !== undefined && {
      sheet: rewrite('source', () => ({ file: entry.file, of: entry.sheet! }), entry.sheet),
    }),
  });
  const column = <T extends { readonly column: string }>(entry: T, file: string): T => ({
    ...entry,
    column: rewrite('column', () => ({ file, of: entry.column }), entry.column),
  });
  return {
    inputs: input.inputs.map((entry) => ({
      ...entry,
      path: rewrite('source', ofProject(entry.id), entry.path),
    })),
    issues: input.issues.map(named),
    recognised: input.recognised.map((entry) => column(named(entry), entry.file)),
    tables: input.tables.map((table) => ({
      ...named(table),
      columns: table.columns.map((entry) => column(entry, table.file)),
    })),
    repairs: input.repairs.map(named),
    questions: input.questions.map((question) => ({
      ...named(question),
      ...(question.files && {
        files: question.files.map((file) => rewrite('source', ofProject(file), file)),
      }),
    })),
  };
}

/** Kinds of land, the names of authorities and programmes, as their files write them; works have letters. */
function ofPlan(plan: Plan, project: ProjectFile, rewrite: Rewrite): Plan {
  const pathOf = new Map(project.sources.map(({ id, path }) => [id, path]));
  const inFile =
    (of: string, from: { readonly sourceId: string; readonly row?: number }) => (): TextPlace => ({
      file: pathOf.get(from.sourceId) ?? from.sourceId,
      ...(from.row !== undefined && { row: from.row }),
      of,
    });
  return {
    ...plan,
    restricted: plan.restricted.map((one) => ({
      ...one,
      restrictions: one.restrictions.map((land) => ({
        ...land,
        kindAsWritten: land.kindAsWritten && rewrite('work', inFile(one.id, land), land.kindAsWritten),
        permittedBy: land.permittedBy && rewrite('work', inFile(one.id, land), land.permittedBy),
      })),
    })),
    promised: plan.promised.map(({ support, ...rest }) => ({
      ...rest,
      support: {
        ...support,
        programme: support.programme && rewrite('work', inFile(support.sourceId, support), support.programme),
      },
    })),
  };
}

/** Goes over every free text that may leave; `rewrite` gives what stands there in the end. */
function overTexts(input: ReportInput, rewrite: Rewrite): ReportInput {
  const { plan, project } = input;
  return {
    ...input,
    ...ofFindings(input, rewrite),
    project: ofProjectFile(input, rewrite),
    dataset: ofPlaces(input, rewrite),
    plan: plan && ofPlan(plan, project, rewrite),
  };
}

export interface SettledTexts {
  readonly input: ReportInput;
  /** Texts that nobody has settled, each once: those that a kind of file prints, and those that any may hold. */
  blockedIn(prints: readonly TextKind[]): readonly BlockedText[];
  /** The same for what else is made of the project; what blocks it is found by then. */
  settle<T>(value: T): T;
}

/**
 * Free texts as they may leave: what looks like a telephone number or a coordinate goes where the answers of the
 * project say so, stays where they say that it is none, and is listed where they say nothing.
 * @param input of a scope for others than the people of the project
 */
export function settleTexts(input: ReportInput, answers: Readonly<Record<string, string>>): SettledTexts {
  const blocked = new Map<string, BlockedText>();
  const choose = (kind: BlockedText['kind'], at: TextPlace, text: string, told: ToldText) => {
    const id = `${DECISION}/${kind}/${fingerprint(text)}`;
    const choice = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (choice === 'keep' || choice === 'remove') return choice;
    const found = { id, kind, ...at, looksLike: told.kind, match: told.match, text };
    blocked.set(`${id}/${at.file}/${at.row ?? at.of}`, found);
    return undefined;
  };
  const { communes, villages } = input.dataset;
  // A village without a name is called by its code, which stands in more files than names do.
  const codes = new Set([...communes.records, ...villages.records].map(({ code }) => code));
  const names = new Map<string, string>();
  const named = overTexts(input, (kind, place, text) => {
    const told = toldIn(text);
    if (!told) return text;
    const left =
      choose(codes.has(text) ? ANYWHERE : kind, place(), text, told) === 'remove'
        ? withoutTold(text) || '–'
        : text;
    names.set(text, left);
    return left;
  });
  const pathOf = new Map(input.project.sources.map(({ id, path }) => [id, path]));
  const placeOf = ({ sourceId, row, path }: TextSpot): TextPlace => ({
    file: sourceId === undefined ? PROJECT_FILE : (pathOf.get(sourceId) ?? PROJECT_FILE),
    ...(row !== undefined && { row }),
    of: path,
  });
  const ofCommunes = communes.records.map(({ code }) => code);
  const remaining = new RemainingTexts(ofCommunes, names, (text, told, spot) =>
    choose(ANYWHERE, placeOf(spot), text, told),
  );
  return {
    input: remaining.in(named),
    blockedIn: (prints) =>
      [...blocked.values()].filter(({ kind }) => kind === ANYWHERE || prints.includes(kind)),
    settle: (value) => remaining.in(value),
  };
}
