import type { TextEncoding } from '../reading/parsed-file.ts';
import { isUtf8 } from '../text/unicode.ts';

/** An entity of a drawing: its type and the groups of code and value that follow. */
export class DxfEntity {
  constructor(
    readonly type: string,
    readonly groups: readonly (readonly [code: number, value: string])[],
  ) {}

  first(code: number): string | undefined {
    return this.groups.find(([one]) => one === code)?.[1];
  }
  number(code: number): number {
    const text = this.first(code)?.trim();
    return text ? Number(text) : NaN;
  }
}

/** Walks over the groups of a drawing: a line with a code, a line with its value. */
export class DxfGroups {
  readonly #lines: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\r|\n/);
  }

  next(): readonly [code: number, value: string] | null {
    for (;;) {
      const code = this.#lines[this.#at];
      const value = this.#lines[this.#at + 1];
      if (code === undefined || value === undefined) return null;
      this.#at += 2;
      // 999: a comment.
      if (code.trim() !== '999') return [Number(code), value];
    }
  }

  /** The entity at hand and its groups; null at the end of its section. */
  entity(): DxfEntity | null {
    const start = this.next();
    if (!start || start[0] !== 0 || /^(ENDSEC|EOF)$/.test(start[1].trim())) return null;
    const groups: (readonly [number, string])[] = [];
    for (;;) {
      const before = this.#at;
      const group = this.next();
      if (!group) break;
      if (group[0] === 0) {
        this.#at = before;
        break;
      }
      groups.push(group);
    }
    return new DxfEntity(start[1].trim(), groups);
  }
}

/** The groups behind the head of a section; null where there is none of the name. */
export function sectionOf(groups: DxfGroups, name: string): DxfGroups | null {
  for (let group = groups.next(); group; group = groups.next()) {
    if (group[0] !== 0 || group[1].trim() !== 'SECTION') continue;
    const head = groups.next();
    if (head?.[0] === 2 && head[1].trim() === name) return groups;
  }
  return null;
}

/** Since AutoCAD 2007 (AC1021) drawings are UTF-8; before, they name the code page that they are in. */
export function textOfDxf(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 20_000));
  const version = /\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1];
  const page = /\$DWGCODEPAGE\s+3\s+ANSI_(\d{3,4})/i.exec(head)?.[1];
  const declared =
    version !== undefined && Number(version) >= 1021 ? 'utf-8' : page ? `windows-${page}` : null;
  const used = isUtf8(bytes) ? 'utf-8' : declared && declared !== 'utf-8' ? declared : 'windows-1252';
  return { text: decode(bytes, used), encoding: { used, declared, certain: declared === used } };
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    // A code page that no decoder knows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
