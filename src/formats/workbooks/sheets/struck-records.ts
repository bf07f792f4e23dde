/** Records of a workbook of Excel 5 to 2003 ([MS-XLS] 2.3). */
const FONT = 0x31;
const EXTENDED_FORMAT = 0xe0;
const STRUCK = 0x08;
/** Cells of one column: row, column, index of the format. */
const CELLS: ReadonlySet<number> = new Set([0x06, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x27e]);
const NUMBERS = 0xbd;
/** Index that no font has. */
const LEFT_OUT = 4;

/** True where a cell that holds something has a font that crosses out. */
export function hasStruckCells(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const fonts: boolean[] = [];
  const formats: boolean[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const body = at + 4;
    at = body + length;
    if (at > stream.length) return false;
    if (type === FONT && length >= 4) {
      if (fonts.length === LEFT_OUT) fonts.push(false);
      fonts.push((view.getUint16(body + 2, true) & STRUCK) !== 0);
    } else if (type === EXTENDED_FORMAT && length >= 2)
      formats.push(fonts[view.getUint16(body, true)] ?? false);
    else if (CELLS.has(type) && length >= 6 && formats[view.getUint16(body + 4, true)]) return true;
    else if (type === NUMBERS)
      for (let cell = body + 4; cell + 6 < at; cell += 6)
        if (formats[view.getUint16(cell, true)]) return true;
  }
  return false;
}
