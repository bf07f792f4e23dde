/**
 * A minimal Parquet file for tests: required columns, plain encoding, one row group.
 * Thrift compact protocol as in parquet.thrift; field numbers in the comments are those of that file.
 */
export interface ParquetColumn {
  readonly name: string;
  /** BYTE_ARRAY, or INT32 where `values` are numbers. */
  readonly values: readonly (Uint8Array | number)[];
  readonly utf8?: boolean;
}

/** How pages are compressed: the number of the codec in parquet.thrift, and its encoder. */
export interface PageCodec {
  readonly codec: number;
  readonly compress: (page: Uint8Array) => Uint8Array;
}
const PLAIN: PageCodec = { codec: 0, compress: (page) => page };

class Thrift {
  readonly bytes: number[] = [];
  #lastField: number[] = [0];

  varint(value: number): void {
    for (let rest = value; ; rest = Math.floor(rest / 128)) {
      if (rest < 128) {
        this.bytes.push(rest);
        return;
      }
      this.bytes.push((rest % 128) + 128);
    }
  }
  #field(id: number, type: number): void {
    const last = this.#lastField.at(-1)!;
    this.bytes.push((id - last) * 16 + type);
    this.#lastField[this.#lastField.length - 1] = id;
  }
  int(id: number, value: number, type = 5): void {
    this.#field(id, type);
    this.varint(2 * value);
  }
  long(id: number, value: number): void {
    this.int(id, value, 6);
  }
  text(id: number, value: string): void {
    this.#field(id, 8);
    this.plainText(value);
  }
  plainText(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.varint(bytes.length);
    this.bytes.push(...bytes);
  }
  list(id: number, type: number, count: number): void {
    this.#field(id, 9);
    this.bytes.push(count * 16 + type);
  }
  struct(id: number, fill: () => void): void {
    this.#field(id, 12);
    this.element(fill);
  }
  element(fill: () => void): void {
    this.#lastField.push(0);
    fill();
    this.#lastField.pop();
    this.bytes.push(0);
  }
}

function pageOf(column: ParquetColumn, { compress }: PageCodec): { bytes: number[]; plainSize: number } {
  const data: number[] = [];
  for (const value of column.values) {
    const number = typeof value === 'number' ? value : value.length;
    data.push(number & 255, (number >> 8) & 255, (number >> 16) & 255, (number >> 24) & 255);
    if (typeof value !== 'number') data.push(...value);
  }
  const header = new Thrift();
  const packed = compress(Uint8Array.from(data));
  header.element(() => {
    header.int(1, 0); // DATA_PAGE
    header.int(2, data.length);
    header.int(3, packed.length);
    header.struct(5, () => {
      header.int(1, column.values.length);
      header.int(2, 0); // PLAIN
      header.int(3, 3); // RLE
      header.int(4, 3);
    });
  });
  return { bytes: [...header.bytes, ...packed], plainSize: header.bytes.length + data.length };
}

export function writeParquet(
  columns: readonly ParquetColumn[],
  metadata: Readonly<Record<string, string>>,
  codec = PLAIN,
): Uint8Array {
  const magic = [...new TextEncoder().encode('PAR1')];
  const body = [...magic];
  const places = columns.map((column) => {
    const { bytes, plainSize } = pageOf(column, codec);
    const offset = body.length;
    body.push(...bytes);
    return { offset, size: bytes.length, plainSize };
  });
  const rows = columns[0]?.values.length ?? 0;
  const typeOf = (column: ParquetColumn): number => (typeof column.values[0] === 'number' ? 1 : 6);
  const footer = new Thrift();
  footer.element(() => {
    footer.int(1, 1);
    footer.list(2, 12, columns.length + 1);
    footer.element(() => {
      footer.text(4, 'schema');
      footer.int(5, columns.length);
    });
    for (const column of columns) {
      footer.element(() => {
        footer.int(1, typeOf(column));
        footer.int(3, 0); // REQUIRED
        footer.text(4, column.name);
        if (column.utf8) footer.int(6, 0); // UTF8
      });
    }
    footer.long(3, rows);
    footer.list(4, 12, 1);
    footer.element(() => {
      footer.list(1, 12, columns.length);
      columns.forEach((column, i) => {
        const { offset, size, plainSize } = places[i]!;
        footer.element(() => {
          footer.long(2, offset);
          footer.struct(3, () => {
            footer.int(1, typeOf(column));
            footer.list(2, 5, 1);
            footer.varint(0);
            footer.list(3, 8, 1);
            footer.plainText(column.name);
            footer.int(4, codec.codec);
            footer.long(5, rows);
            footer.long(6, plainSize);
            footer.long(7, size);
            footer.long(9, offset);
          });
        });
      });
      footer.long(2, body.length);
      footer.long(3, rows);
    });
    footer.list(5, 12, Object.keys(metadata).length);
    for (const [key, value] of Object.entries(metadata)) {
      footer.element(() => {
        footer.text(1, key);
        footer.text(2, value);
      });
    }
  });
  const length = footer.bytes.length;
  return Uint8Array.from([
    ...body,
    ...footer.bytes,
    length & 255,
    (length >> 8) & 255,
    (length >> 16) & 255,
    length >> 24,
    ...magic,
  ]);
}
