/** A file made to hurt its reader: what it is called, and its bytes, made when asked for. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

export const file = (name: string, bytes: () => Uint8Array): HostileFile => ({ name, bytes });
export const text = (content: string): Uint8Array => new TextEncoder().encode(content);
export const many = (count: number, make: (i: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(between);
export const deep = (depth: number, open: string, close: string, core = ''): string =>
  open.repeat(depth) + core + close.repeat(depth);

/** Entities of entities: ten to the twelfth letters, were they expanded. */
export const ENTITIES = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${many(12, (i) => `<!ENTITY ${'bcdefghijklmn'[i]} "${`&${'abcdefghijklm'[i]};`.repeat(10)}">`)}]>`;
