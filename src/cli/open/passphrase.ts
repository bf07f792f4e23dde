import { readAll, sourceOfBytes } from '../../model/basics/bytes.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { openProjectFolder, type ProjectFolder } from '../../project/project-folder.ts';
import { isSealed, sealFault, unseal } from '../../project/sealed.ts';
import type { Invocation } from '../shell/arguments.ts';
import { containerAt, fileSource, fromUser, openProjectPath, refuseFileError } from '../shell/disk.ts';

/** Bytes of the longest passphrase that is read. */
const MOST_BYTES = 4096;

/** What `--passphrase-file FILE` holds, without the end of its line; null where the option is not given. */
export async function readPassphrase(options: Invocation['options']): Promise<Result<string | null>> {
  const path = options['passphrase-file'];
  if (path === undefined) return accept(null);
  const notText = refuse<never>('passphrase-not-text', { file: path }, { file: path, most: MOST_BYTES });
  try {
    const source = await fileSource(fromUser(path), path);
    if (source.size > MOST_BYTES) return notText;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readAll(source));
    const line = text.replace(/\r?\n$/, '');
    return /[\r\n]/.test(line) ? notText : accept(line);
  } catch (error) {
    return error instanceof TypeError ? notText : refuseFileError(error, path);
  }
}

/** A project on disk; one under a passphrase by that of `--passphrase-file`. */
export async function openGivenProject(
  path: string,
  options: Invocation['options'],
): Promise<Result<ProjectFolder>> {
  const passphrase = await readPassphrase(options);
  if (!passphrase.ok) return passphrase;
  const source = await containerAt(path);
  if (!source.ok) return source;
  if (!source.value || !(await isSealed(source.value))) return openProjectPath(path);
  const fault = await sealFault(source.value);
  if (fault) return { ok: false, refusal: fault };
  if (passphrase.value === null) return refuse('sealed-needs-passphrase', { file: source.value.name });
  const inside = await unseal(source.value, passphrase.value);
  return inside.ok ? openProjectFolder([sourceOfBytes(source.value.name, inside.value)]) : inside;
}
