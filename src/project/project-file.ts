import type { ProjectFile } from '../model/project.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';
import { ValueWalker } from '../formats/json/value-end.ts';
import { migrated, versionAfter } from './migrations.ts';
import validate from './schema-validator.generated.js';

const CURRENT_VERSION = versionAfter();
/** Name of the document in the folder of its project. */
export const PROJECT_FILE = 'project.json';

/**
 * Why a source path may not be followed, or null. Paths are relative, `/` separated and stay inside the
 * project's folder; links are the caller's to refuse, since only it sees the disk.
 */
export function unsafePath(path: string): 'absolute' | 'outside' | 'empty' | null {
  if (/^([A-Za-z]:|[\\/]|~)/.test(path) || /^[a-z]+:\/\//i.test(path)) return 'absolute';
  const parts = path.split(/[\\/]/).filter((part) => part !== '.' && part !== '');
  if (parts.includes('..')) return 'outside';
  return parts.length ? null : 'empty';
}

function identityOf(value: unknown): { format: unknown; version: unknown } {
  const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { format: object['format'], version: object['version'] };
}

function checkSources(project: ProjectFile, file: string): Result<ProjectFile> {
  const seen = new Set<string>();
  for (const source of project.sources) {
    if (seen.has(source.id))
      return refuse('project-duplicate-source', { file, field: source.id }, { id: source.id });
    seen.add(source.id);
    const fault = unsafePath(source.path);
    if (fault) return refuse('project-unsafe-path', { file, field: source.id }, { path: source.path });
  }
  const bands = project.settings?.fibreBandsMeters;
  if (bands?.some((end, k) => k > 0 && end <= bands[k - 1]))
    return refuse('project-bands-order', { file, field: 'fibreBandsMeters' });
  return accept({ ...project, synthetic: project.synthetic ?? false });
}

/** What keeps the text from being JSON: it breaks off, or something in it is wrong, with line and column from 1. */
function refuseBroken(text: string, file: string): Result<ProjectFile> {
  const limit = new TextEncoder().encode(text).length;
  const bytes = new Uint8Array(limit + 1);
  new TextEncoder().encodeInto(text, bytes);
  const walker = new ValueWalker();
  const end = walker.end(bytes, 0, limit);
  const cut = end < 0 && walker.fault.kind === 'incomplete';
  const at = end >= 0 ? end : walker.fault.kind === 'syntax' ? walker.fault.byte : limit;
  const before = new TextDecoder().decode(bytes.subarray(0, at)).split('\n');
  const place = { line: before.length, column: before.at(-1)!.length + (cut ? 0 : 1) };
  return refuse(cut ? 'project-truncated' : 'project-broken-json', { file }, place);
}

/** What the schema asks for in the place of a fault: a bound, the values that may stand there. */
function askedBy(params: Readonly<Record<string, unknown>>): { limit?: number; values?: string } {
  const { limit, allowedValue, allowedValues } = params;
  const values = Array.isArray(allowedValues) ? allowedValues : [allowedValue];
  return {
    ...(typeof limit === 'number' && { limit }),
    ...(values[0] !== undefined && { values: values.map(String).join(', ') }),
  };
}

/**
 * Reads `project.json`. Refuses with the place inside the document: broken JSON, a file that breaks off, another
 * format, a newer version, a field against the published schema, a path that leaves the folder.
 */
export function parseProject(written: string, file = PROJECT_FILE): Result<ProjectFile> {
  const text = written.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuseBroken(text, file);
  }
  const { format, version } = identityOf(value);
  if (format !== 'song-ban-project') return refuse('project-other-format', { file });
  if (typeof version === 'number' && version > CURRENT_VERSION)
    return refuse('project-newer-version', { file }, { version, known: CURRENT_VERSION });
  value = migrated(value);
  if (!validate(value)) {
    const fault = validate.errors?.[0];
    const { keyword = '', instancePath = '', params = {} } = fault ?? {};
    // The member that is too much or missing stands beside the place, not in it.
    const member: unknown = params['additionalProperty'] ?? params['missingProperty'];
    const field = [instancePath.slice(1), ...(member === undefined ? [] : [String(member)])]
      .filter(Boolean)
      .join('/');
    const code = keyword === 'additionalProperties' ? 'project-unknown-member' : 'project-schema';
    return refuse(code, { file, field }, { field, rule: keyword, ...askedBy(params) });
  }
  return checkSources(value as ProjectFile, file);
}

/** The bytes of `project.json`: two spaces, final newline, keys in the order of the object. */
export const projectText = (project: ProjectFile): string => `${JSON.stringify(project, null, 2)}\n`;

/** The project as it would come back from its own document, or why it could not be opened again. */
export const reopened = (project: ProjectFile): Result<ProjectFile> => parseProject(projectText(project));
