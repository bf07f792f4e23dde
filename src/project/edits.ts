import { isPointEdit, type AreaEdit, type MapEdit, type PointEdit } from '../model/edits/map-edits.ts';
import type { Scene } from '../model/scene.ts';
import type { ColumnTemplates, LeftOut, ProjectFile, Settings, Source } from '../model/project.ts';

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

export const addSources = (project: ProjectFile, added: readonly Source[]): ProjectFile => ({
  ...project,
  sources: [...project.sources, ...added],
});

export const updateSource = (
  project: ProjectFile,
  id: string,
  changes: Partial<Omit<Source, 'id' | 'path'>>,
): ProjectFile => ({
  ...project,
  sources: project.sources.map((source) => (source.id === id ? { ...source, ...changes } : source)),
});

/** The same changes for several sources; `undefined` takes a member away. */
export const updateSources = (
  project: ProjectFile,
  ids: readonly string[],
  changes: Partial<Omit<Source, 'id' | 'path'>>,
): ProjectFile => ids.reduce((changed, id) => updateSource(changed, id, changes), project);

export const removeSource = (project: ProjectFile, id: string): ProjectFile => ({
  ...project,
  sources: project.sources.filter((source) => source.id !== id),
});

export const applySettings = (project: ProjectFile, changes: Partial<Settings>): ProjectFile => ({
  ...project,
  settings: { ...project.settings, ...changes },
});

/** The same answers in the same bytes, whatever the order in which they were given. */
const inOrder = <T>(table: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Keeps what people settled; an empty choice takes an answer back. */
export function answerQuestions(
  project: ProjectFile,
  answers: Readonly<Record<string, string>>,
): ProjectFile {
  const { answers: before, ...rest } = project;
  const kept = Object.entries({ ...before, ...answers }).filter(([, choice]) => choice !== '');
  return kept.length ? { ...rest, answers: inOrder(Object.fromEntries(kept)) } : rest;
}

/** Keeps how the columns of forms were corrected. */
export const keepTemplates = (project: ProjectFile, templates: ColumnTemplates): ProjectFile => ({
  ...project,
  templates: inOrder({ ...project.templates, ...templates }),
});

/** Lists what was left out of a drop; whatever `dropped` names is listed anew or not at all. */
export function listLeftOut(
  project: ProjectFile,
  dropped: ReadonlySet<string>,
  leftOut: readonly LeftOut[],
): ProjectFile {
  const { leftOut: before = [], ...rest } = project;
  const listed = [...before.filter(({ path }) => !dropped.has(path)), ...leftOut].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
  if (JSON.stringify(listed) === JSON.stringify(before)) return project;
  return listed.length ? { ...rest, leftOut: listed } : rest;
}

/** Takes files off the list of what was left out. */
export const settleLeftOut = (project: ProjectFile, paths: readonly string[]): ProjectFile =>
  listLeftOut(project, new Set(paths), []);

const withEdits = ({ mapEdits: _, ...rest }: ProjectFile, edits: readonly MapEdit[]): ProjectFile =>
  edits.length ? { ...rest, mapEdits: edits } : rest;

/** An id that no edit has yet: `prefix` and a number. */
function freeEditId(edits: readonly MapEdit[], prefix: string, taken: ReadonlySet<string>): string {
  let number = edits.length + 1;
  const isUsed = (id: string): boolean => taken.has(id) || edits.some((edit) => edit.id === id);
  while (isUsed(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

/**
 * Puts a point where somebody has it, or takes a candidate away. What was added by hand and is taken away again leaves
 * no edit behind.
 */
export function putPoint(project: ProjectFile, put: PointEdit): ProjectFile {
  const edits = project.mapEdits ?? [];
  const isSame = (edit: MapEdit): boolean => isPointEdit(edit) && edit.on === put.on && edit.id === put.id;
  const before = edits.find(isSame);
  const isAdded = put.added ?? (before && isPointEdit(before) && before.added);
  if (isAdded && !put.at)
    return withEdits(
      project,
      edits.filter((edit) => !isSame(edit)),
    );
  const edit: PointEdit = { ...put, ...(isAdded && { added: true }) };
  return withEdits(project, before ? edits.map((one) => (isSame(one) ? edit : one)) : [...edits, edit]);
}

/** A candidate that is in no file. @param taken ids of candidates that there are */
export const addCandidate = (
  project: ProjectFile,
  at: NonNullable<PointEdit['at']>,
  taken: ReadonlySet<string>,
): ProjectFile =>
  putPoint(project, {
    on: 'candidates',
    id: freeEditId(project.mapEdits ?? [], 'M', taken),
    at,
    added: true,
  });

/** An area drawn by hand, after those that were drawn before. */
export function drawArea(project: ProjectFile, area: Omit<AreaEdit, 'id'>): ProjectFile {
  const edits = project.mapEdits ?? [];
  return withEdits(project, [...edits, { ...area, id: freeEditId(edits, 'V', new Set()) }]);
}

/** Gives an area that was drawn other corners. */
export const reshapeArea = (
  project: ProjectFile,
  { on, id, ring }: Pick<AreaEdit, 'on' | 'id' | 'ring'>,
): ProjectFile =>
  withEdits(
    project,
    (project.mapEdits ?? []).map((edit) =>
      !isPointEdit(edit) && edit.on === on && edit.id === id ? { ...edit, ring } : edit,
    ),
  );

/** Takes one edit of the map back, whatever came after it. */
export const dropMapEdit = (project: ProjectFile, { on, id }: Pick<MapEdit, 'on' | 'id'>): ProjectFile =>
  withEdits(
    project,
    (project.mapEdits ?? []).filter((edit) => edit.on !== on || edit.id !== id),
  );

/** Marks a village to be looked at on site, with another note where it is marked; null takes the mark away. */
export function checkOnSite(project: ProjectFile, village: string, note: string | null): ProjectFile {
  const { fieldChecks = [], ...rest } = project;
  const others = fieldChecks.filter((one) => one.village !== village);
  const marked = note === null ? others : [...others, { village, note }];
  const inCodeOrder = marked.sort((a, b) => (a.village < b.village ? -1 : 1));
  return inCodeOrder.length ? { ...rest, fieldChecks: inCodeOrder } : rest;
}

/** The meeting as somebody arranged it; null: as the project makes it. */
export function arrangeScenes(project: ProjectFile, scenes: readonly Scene[] | null): ProjectFile {
  if (scenes) return { ...project, scenes };
  const kept = Object.entries(project).filter(([part]) => part !== 'scenes');
  return Object.fromEntries(kept) as unknown as ProjectFile;
}

/** Another name of the project, or another day that it describes. */
export const nameProject = (
  project: ProjectFile,
  { title, asOf }: Partial<Pick<ProjectFile, 'title' | 'asOf'>>,
): ProjectFile => ({
  ...project,
  ...(title !== undefined && { title }),
  ...(asOf !== undefined && { asOf }),
});
