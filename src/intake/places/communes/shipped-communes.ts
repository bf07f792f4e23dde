import { gunzipSync } from 'fflate';
import type { OldCommune } from './crosswalk.ts';

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The old communes of one province, by the code of the list in force; null where the file has no such province.
 * @param bytes packed, or already unpacked by a server that takes `.gz` for an encoding
 */
export function shippedCommunes(bytes: Uint8Array, province: string): readonly OldCommune[] | null {
  const text = new TextDecoder().decode(isPacked(bytes) ? gunzipSync(bytes) : bytes);
  const from = `\n${text}`.indexOf(`\nP\t${province}\t`);
  if (from < 0) return null;
  const to = text.indexOf('\nP\t', from + 1);
  const names = new Map<string, string>();
  const communes: OldCommune[] = [];
  let district = '';
  for (const line of text.slice(from, to < 0 ? undefined : to).split('\n')) {
    const [kind, code = '', name = '', targets = ''] = line.split('\t');
    if (kind === 'N') names.set(code, name);
    else if (kind === 'D') district = name;
    else if (kind === 'O') {
      const newCodes = targets.split(' ');
      communes.push({
        code,
        name,
        district,
        newCodes,
        newNames: newCodes.map((one) => names.get(one) ?? ''),
      });
    }
  }
  return communes;
}
