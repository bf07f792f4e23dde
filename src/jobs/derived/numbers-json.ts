/** Typed arrays and NaN in JSON: an array by its kind, unknown numbers as null in it and as this mark alone. */
const NOT_A_NUMBER = 'NaN';

const KINDS = { Float64Array, Int32Array, Uint8Array } as const;
type Kind = keyof typeof KINDS;

const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name);
const kindOf = (value: object): Kind | null => {
  const found = (Object.keys(KINDS) as Kind[]).find((kind) => value instanceof KINDS[kind]);
  return found ?? null;
};

/** Plain JSON of data with typed arrays. */
export function encodeNumbers(value: unknown): unknown {
  if (typeof value === 'number') return Number.isNaN(value) ? NOT_A_NUMBER : value;
  if (typeof value !== 'object' || value === null) return value;
  const kind = kindOf(value);
  if (kind) {
    const numbers = Array.from(value as Float64Array, (n) => (Number.isNaN(n) ? null : n));
    return { [kind]: numbers };
  }
  if (Array.isArray(value)) return value.map(encodeNumbers);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encodeNumbers(member)]));
}

/** What `encodeNumbers` was given. Whatever else stands in the JSON comes out as it is. */
export function decodeNumbers(value: unknown): unknown {
  if (value === NOT_A_NUMBER) return Number.NaN;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decodeNumbers);
  const entries = Object.entries(value);
  const [name, numbers] = entries[0] ?? ['', null];
  if (entries.length === 1 && isKind(name) && Array.isArray(numbers))
    return KINDS[name].from(numbers.map((n) => (typeof n === 'number' ? n : Number.NaN)));
  return Object.fromEntries(entries.map(([key, member]) => [key, decodeNumbers(member)]));
}
