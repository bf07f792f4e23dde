import type { ProjectFile } from '../model/project.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';
import validate from './schema-validator.generated.js';

const CURRENT_VERSION = 1;

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

/**
 * Reads `project.json`. Refuses with the place inside the document: broken JSON, another format,
 * a newer version, a field against the published schema, a path that leaves the folder.
 */
export function parseProject(text: string, file = 'project-json'): Result<ProjectFile> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('project-broken-json', { file }, { reason: error instanceof Error ? error.message : '' });
  }
  const { format, version } = identityOf(value);
  if (format !== 'song-ban-project') return refuse('project-other-format', { file });
  if (typeof version === 'number' && version > CURRENT_VERSION)
    return refuse('project-newer-version', { file }, { version, known: CURRENT_VERSION });
  if (!validate(value)) {
    const fault = validate.errors?.[0];
    const field = fault ? fault.instancePath.slice(1) || String(fault.params['missingProperty'] ?? '') : '';
    const missing = fault?.keyword === 'required' ? String(fault.params['missingProperty']) : null;
    return refuse(
      'project-schema',
      { file, field: missing && fault?.instancePath ? `${field}/${missing}` : (missing ?? field) },
      {
        field: missing && fault?.instancePath ? `${field}/${missing}` : (missing ?? field),
        rule: fault?.keyword ?? '',
      },
    );
  }
  return checkSources(value as ProjectFile, file);
}

/** The bytes of `project.json`: two spaces, final newline, keys in the order of the object. */
export const projectText = (project: ProjectFile): string => `${JSON.stringify(project, null, 2)}\n`;
