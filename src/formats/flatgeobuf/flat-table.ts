/** The bytes are no valid FlatBuffers data. */
export class FlatFault extends Error {}

/**
 * One table of a FlatBuffers buffer, fields by their number. Every position is checked, so that damaged
 * offsets end in a FlatFault. https://flatbuffers.dev/internals/
 */
export class FlatTable {
  readonly #fields: number;
  readonly #fieldsLength: number;

  constructor(
    readonly view: DataView,
    readonly at: number,
  ) {
    this.#fields = at - checked(view, at, 4).getInt32(at, true);
    this.#fieldsLength = checked(view, this.#fields, 4).getUint16(this.#fields, true);
    checked(view, this.#fields, this.#fieldsLength);
  }

  /** The root table of a buffer that starts at `at`. */
  static root(view: DataView, at: number): FlatTable {
    return new FlatTable(view, at + checked(view, at, 4).getUint32(at, true));
  }

  /** Position of a field's value, 0 where the field is left at its default. */
  #place(field: number, size: number): number {
    const slot = 4 + 2 * field;
    if (slot + 2 > this.#fieldsLength) return 0;
    const offset = this.view.getUint16(this.#fields + slot, true);
    if (offset === 0) return 0;
    checked(this.view, this.at + offset, size);
    return this.at + offset;
  }

  byte(field: number): number {
    const at = this.#place(field, 1);
    return at === 0 ? 0 : this.view.getUint8(at);
  }
  short(field: number, otherwise: number): number {
    const at = this.#place(field, 2);
    return at === 0 ? otherwise : this.view.getUint16(at, true);
  }
  int(field: number): number {
    const at = this.#place(field, 4);
    return at === 0 ? 0 : this.view.getInt32(at, true);
  }
  long(field: number): number {
    const at = this.#place(field, 8);
    return at === 0 ? 0 : Number(this.view.getBigUint64(at, true));
  }

  /** Start and length of a vector whose elements take `size` bytes; null where there is none. */
  vector(field: number, size: number): { start: number; count: number } | null {
    const at = this.#place(field, 4);
    if (at === 0) return null;
    const start = at + this.view.getUint32(at, true);
    const count = checked(this.view, start, 4).getUint32(start, true);
    checked(this.view, start + 4, count * size);
    return { start: start + 4, count };
  }

  text(field: number): string | null {
    const found = this.vector(field, 1);
    if (!found) return null;
    return new TextDecoder().decode(
      new Uint8Array(this.view.buffer, this.view.byteOffset + found.start, found.count),
    );
  }

  table(field: number): FlatTable | null {
    const at = this.#place(field, 4);
    return at === 0 ? null : FlatTable.root(this.view, at);
  }

  tables(field: number): FlatTable[] {
    const found = this.vector(field, 4);
    if (!found) return [];
    return Array.from({ length: found.count }, (_, i) => FlatTable.root(this.view, found.start + 4 * i));
  }
}

/** The view itself, where `size` bytes from `at` lie in it. */
export function checked(view: DataView, at: number, size: number): DataView {
  if (!(at >= 0 && at + size <= view.byteLength)) throw new FlatFault();
  return view;
}
