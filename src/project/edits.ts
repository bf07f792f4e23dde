import type { ColumnTemplates, ProjectFile, Settings, Source } from '../model/project.ts';

/** What an edit did; history, autosave and the map follow `diff`. */
export interface Edit {
  readonly next: ProjectFile;
  readonly diff:
    | {
        readonly kind: 'sources';
        readonly added: readonly string[];
        readonly removed: readonly string[];
        readonly changed: readonly string[];
      }
    | { readonly kind: 'settings'; readonly keys: readonly (keyof Settings)[] }
    | { readonly kind: 'answers'; readonly ids: readonly string[] }
    | { readonly kind: 'templates'; readonly shapes: readonly string[] };
}

const sources = (
  added: readonly string[],
  removed: readonly string[],
  changed: readonly string[],
): Edit['diff'] => ({
  kind: 'sources',
  added,
  removed,
  changed,
});

/** An id for a file name that the project does not use yet: ASCII, no spaces. */
export function freeSourceId(project: ProjectFile, fileName: string): string {
  const stem = fileName.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const base =
    stem
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase() || 'source';
  const used = new Set(project.sources.map((source) => source.id));
  if (!used.has(base)) return base;
  let ordinal = 2;
  while (used.has(`${base}-${ordinal}`)) ordinal++;
  return `${base}-${ordinal}`;
}

export const addSources = (project: ProjectFile, added: readonly Source[]): Edit => ({
  next: { ...project, sources: [...project.sources, ...added] },
  diff: sources(
    added.map((source) => source.id),
    [],
    [],
  ),
});

export const updateSource = (
  project: ProjectFile,
  id: string,
  changes: Partial<Omit<Source, 'id' | 'path'>>,
): Edit => ({
  next: {
    ...project,
    sources: project.sources.map((source) => (source.id === id ? { ...source, ...changes } : source)),
  },
  diff: sources([], [], [id]),
});

export const removeSource = (project: ProjectFile, id: string): Edit => ({
  next: { ...project, sources: project.sources.filter((source) => source.id !== id) },
  diff: sources([], [id], []),
});

export const applySettings = (project: ProjectFile, changes: Partial<Settings>): Edit => ({
  next: { ...project, settings: { ...project.settings, ...changes } },
  diff: { kind: 'settings', keys: Object.keys(changes) as (keyof Settings)[] },
});

/** The same answers in the same bytes, whatever the order in which they were given. */
const inOrder = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Keeps what people settled; an empty choice takes an answer back. */
export function answerQuestions(project: ProjectFile, answers: Readonly<Record<string, string>>): Edit {
  const { answers: before, ...rest } = project;
  const kept = Object.entries({ ...before, ...answers }).filter(([, choice]) => choice !== '');
  return {
    next: kept.length ? { ...rest, answers: inOrder(Object.fromEntries(kept)) } : rest,
    diff: { kind: 'answers', ids: Object.keys(answers).sort() },
  };
}

/** Keeps how the columns of forms were corrected. */
export const keepTemplates = (project: ProjectFile, templates: ColumnTemplates): Edit => ({
  next: { ...project, templates: inOrder({ ...project.templates, ...templates }) },
  diff: { kind: 'templates', shapes: Object.keys(templates).sort() },
});
