import { readOneFile } from '../../intake/files/read-file.ts';
import { groupFiles } from '../../intake/files/source-files.ts';
import { unpackFiles } from '../../intake/files/unpack.ts';
import { proposeSource } from '../../intake/roles/propose.ts';
import { roleOf } from '../../intake/roles/roles.ts';
import { OPERATORS_TO_CHOOSE } from '../../intake/text/operators.ts';
import { SOURCE_ROLES } from '../../model/roles.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import type { SourceRecognition } from '../protocol.ts';
import type { ImportCaches } from './recognise-file.ts';

/** What a source asks for, by its role. */
const ASKS = Object.fromEntries(
  SOURCE_ROLES.map((role) => {
    const { operator = false, technology = false, evidence } = roleOf(role).asks;
    return [role, { operator, technology, evidence: evidence !== undefined }];
  }),
) as SourceRecognition['asks'];

/** Recognises the first file of a source again, by its content and name alone; null where it cannot be read. */
export async function recogniseSource(
  { project, open }: ProjectFolder,
  id: string,
  { cache, tables }: ImportCaches,
): Promise<SourceRecognition | null> {
  const source = project.sources.find((one) => one.id === id);
  const opened = source && (await open(source.path));
  if (!opened?.ok) return null;
  const [group] = groupFiles((await unpackFiles(opened.value)).files);
  const read = group && (await readOneFile(group, cache)).reading;
  if (!read?.ok) return null;
  const { templates } = project;
  const { role, operator, technology, evidence, asOf, because } = proposeSource(
    read.value.parsed,
    group!.main.name,
    { ...(templates && { templates }), tables },
  );
  return {
    recognised: { role, operator, technology, evidence, asOf },
    because,
    asks: ASKS,
    operators: OPERATORS_TO_CHOOSE,
  };
}
