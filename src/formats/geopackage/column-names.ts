export interface SqlColumn {
  readonly name: string;
  /** True: an integer primary key, stored as the row number. */
  readonly isRowid: boolean;
}

const CONSTRAINTS = /^(CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)\b/i;
const NAME = /^\s*(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|'((?:[^']|'')*)'|([^\s(),]+))/;

/** Columns of a `CREATE TABLE` statement, in order. */
export function columnsOf(sql: string): SqlColumn[] {
  const columns: SqlColumn[] = [];
  let keyColumn: string | null = null;
  for (const definition of definitions(sql)) {
    const found = NAME.exec(definition);
    if (!found) continue;
    const quoted =
      found[1]?.replaceAll('""', '"') ??
      found[2]?.replaceAll('``', '`') ??
      found[3] ??
      found[4]?.replaceAll("''", "'");
    if (quoted === undefined && CONSTRAINTS.test(definition.trim())) {
      keyColumn ??=
        /^PRIMARY\s+KEY\s*\(\s*["`[]?([^"`\]\s,)]+)["`\]]?\s*\)/i.exec(definition.trim())?.[1] ?? null;
      continue;
    }
    const rest = definition.slice(found[0].length);
    columns.push({
      name: quoted ?? found[5]!,
      isRowid: /^\s*INTEGER\s.*\bPRIMARY\s+KEY\b/is.test(`${rest} `),
    });
  }
  return columns.map((column) => {
    const type =
      keyColumn === column.name &&
      definitions(sql).find((text) => text.includes(column.name) && /\bINTEGER\b/i.test(text));
    return type ? { ...column, isRowid: true } : column;
  });
}

/** The parts between the outer brackets, cut at commas outside of brackets and quotes. */
function definitions(sql: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < sql.length; at++) {
    const letter = sql[at]!;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
    else if (letter === '[') quote = ']';
    else if (letter === '(' && depth++ === 0) start = at + 1;
    else if (letter === ',' && depth === 1) {
      found.push(sql.slice(start, at));
      start = at + 1;
    } else if (letter === ')' && --depth === 0) {
      found.push(sql.slice(start, at));
      return found;
    }
  }
  return found;
}
