import type { ParsedFile } from '../../formats/reading/parsed-file.ts';
import { readOneFile } from '../../intake/files/read-file.ts';
import { ParsedFilesInMemory } from '../../intake/files/parsed-file-cache.ts';
import type { LoadOptions } from '../../intake/load-dataset.ts';
import { TableMemory } from '../../intake/tables/table-memory.ts';
import { proposeSource, type SourceProposal } from '../../intake/roles/propose.ts';
import { roleOf } from '../../intake/roles/roles.ts';
import type { FileGroup } from '../../intake/files/source-files.ts';
import type { ColumnTemplates, Source } from '../../model/project.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, type Refusal, type Result } from '../../model/basics/result.ts';
import type { SourceChoice } from '../protocol.ts';

/** What the user said wins over what was recognised. */
export function sourceOf(
  id: string,
  path: string,
  proposal: SourceProposal,
  choice: SourceChoice | undefined,
): Source | null {
  const role = choice?.role ?? proposal.role;
  if (!role) return null;
  const { asks } = roleOf(role);
  const operator = choice?.operator ?? proposal.operator;
  const technology = choice?.technology ?? proposal.technology;
  const evidence = choice?.evidence ?? proposal.evidence;
  const asOf = choice?.asOf ?? proposal.asOf;
  return {
    id,
    role,
    path,
    ...(operator && asks.operator && { operator }),
    ...(asks.technology && technology && { technology }),
    ...(asks.evidence && { evidence: evidence ?? asks.evidence }),
    ...(asOf && { asOf }),
  };
}

/** What is kept from one reading of a file to the next; where nothing is handed down, it lives as long as the call. */
export type ImportCaches = Required<Pick<LoadOptions, 'cache' | 'tables'>>;

export const newImportCaches = (): ImportCaches => ({
  cache: new ParsedFilesInMemory(),
  tables: new TableMemory(),
});

/** @param group named as the project will keep it, so that loading takes up what was read here */
export async function propose(
  group: FileGroup,
  fileName: string,
  templates: ColumnTemplates | undefined,
  { cache, tables }: ImportCaches,
  task: TaskContext,
): Promise<Result<Proposed>> {
  const { reading: read } = await readOneFile(group, cache, task);
  if (!read.ok) return read;
  const path = group.main.name;
  const { parsed } = read.value;
  const proposal = proposeSource(parsed, fileName, { ...(templates && { templates }), path, tables });
  return accept({ proposal, parsed });
}

/** A file that was read, and what it seems to be. */
export interface Proposed {
  readonly proposal: SourceProposal;
  readonly parsed: ParsedFile;
}

/** Why a file of no clear role is left out: it holds nothing, nothing of it could be read, or the user must say. */
export function whyUnclear(parsed: ParsedFile, file: string): Refusal {
  const read = parsed.kind === 'terrain' ? 1 : parsed.read;
  const isKept =
    parsed.kind === 'terrain' ||
    (parsed.kind === 'sheets' ? parsed.sheets.length > 0 : parsed.tables.length > 0);
  const code = isKept ? 'file-role-unclear' : read > 0 ? 'file-all-rejected' : 'file-without-records';
  return { code, location: { file }, ...(!isKept && { context: { count: read } }) };
}

/** A refusal names the files as they were dropped. */
export function asDropped(refusal: Refusal, placed: FileGroup, dropped: FileGroup): Refusal {
  const filesOf = ({ main, companions }: FileGroup) => [main, ...companions];
  const names = new Map(filesOf(placed).map(({ name }, i) => [name, filesOf(dropped)[i]!.name]));
  const named = <T extends object>(told: T): T =>
    Object.fromEntries(
      Object.entries(told).map(([key, value]) => [
        key,
        typeof value === 'string' ? (names.get(value) ?? value) : value,
      ]),
    ) as T;
  const { location, context } = refusal;
  return {
    ...refusal,
    ...(location && { location: named(location) }),
    ...(context && { context: named(context) }),
  };
}
