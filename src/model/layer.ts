import type { PackedGeometry } from './geometry.ts';

/**
 * Something that can be known of a layer and is found out once: validity, boxes, edge chunks, borders. Each is
 * declared beside the code that finds it, under a name of its own.
 */
export interface LayerFact<T> {
  readonly name: string;
  /** True where it goes with the layer to other threads and to disk: plain data with the same numbers anywhere. */
  readonly travels: boolean;
  /** Never there: ties the type of the value to the fact. */
  readonly of?: T;
}

/** A layer with all that travels of its index, as plain data. */
export interface PlainLayer extends PackedGeometry {
  readonly id: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface StoredFact {
  value: unknown;
  readonly travels: boolean;
}

type Numbers = Float64Array | Uint32Array | Int32Array | Int16Array | Int8Array | Uint8Array;

/** The same numbers in memory that threads can share; as they are where they already lie in such. */
function sharedNumbers<A extends Numbers>(numbers: A): A {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const make = numbers.constructor as new (buffer: SharedArrayBuffer) => A;
  const shared = new make(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

/** Plain data with every typed array in it exchanged; numbers and texts stay. */
export function exchangeArrays<D>(data: D, exchange: (array: Numbers) => unknown): D {
  if (ArrayBuffer.isView(data)) return exchange(data as unknown as Numbers) as D;
  if (Array.isArray(data)) return data.map((entry: unknown) => exchangeArrays(entry, exchange)) as D;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]: [string, unknown]) => [name, exchangeArrays(value, exchange)]),
  ) as D;
}

/** Plain data with all its numbers in memory that threads can share. */
export const inSharedMemory = <D>(data: D): D => exchangeArrays(data, sharedNumbers);

/**
 * One layer: its geometry, what names its content, and its index, which is what has been found out about it. The
 * geometry never changes, so a fact found once holds; it lives as long as the layer and travels with it.
 */
export class Layer implements PackedGeometry {
  readonly kind: PackedGeometry['kind'];
  readonly xy: Float64Array;
  readonly rings: Uint32Array;
  readonly parts: Uint32Array;
  readonly features: Uint32Array;
  readonly #id: string | null;
  readonly #index = new Map<string, StoredFact>();
  #inSharedMemory: PackedGeometry | null = null;

  /** @param id the same text always means the same numbers, in any run of this program; null where nothing names them */
  constructor({ kind, xy, rings, parts, features }: PackedGeometry, id: string | null = null) {
    this.kind = kind;
    this.xy = xy;
    this.rings = rings;
    this.parts = parts;
    this.features = features;
    this.#id = id;
  }

  get id(): string | null {
    return this.#id;
  }

  /** The fact if it has been found; undefined otherwise. */
  found<T>({ name }: LayerFact<T>): T | undefined {
    return this.#index.get(name)?.value as T | undefined;
  }

  note<T>({ name, travels }: LayerFact<T>, value: T): void {
    this.#index.set(name, { value, travels });
  }

  /** The fact, found on first use. */
  fact<T>(fact: LayerFact<T>, find: () => T): T {
    const known = this.#index.get(fact.name);
    if (known) return known.value as T;
    const found = find();
    this.note(fact, found);
    return found;
  }

  /** The same layer, with all that travels of its index, under a name. */
  named(id: string): Layer {
    return Layer.fromShared({ ...this.toPlain(), id });
  }

  /** Plain data for the disk, without a copy of any number. */
  toPlain(): PlainLayer {
    const { kind, xy, rings, parts, features } = this;
    return { kind, xy, rings, parts, features, id: this.id, facts: this.#travelling() };
  }

  /** Plain data over memory that threads share. What was found before moves there; the copies are made once. */
  toShared(): PlainLayer {
    const { kind, xy, rings, parts, features } = this;
    this.#inSharedMemory ??= inSharedMemory({ kind, xy, rings, parts, features });
    for (const known of this.#index.values()) if (known.travels) known.value = inSharedMemory(known.value);
    return { ...this.#inSharedMemory, id: this.id, facts: this.#travelling() };
  }

  /** What `toShared` or `toPlain` gave, here or in another thread or run. */
  static fromShared({ id, facts, ...geometry }: PlainLayer): Layer {
    const layer = new Layer(geometry, id);
    for (const [name, value] of Object.entries(facts)) layer.#index.set(name, { value, travels: true });
    return layer;
  }

  #travelling(): Record<string, unknown> {
    const facts: Record<string, unknown> = {};
    for (const [name, { value, travels }] of this.#index) if (travels) facts[name] = value;
    return facts;
  }
}

export const emptyLayer = (kind: PackedGeometry['kind']): Layer =>
  new Layer({
    kind,
    xy: new Float64Array(0),
    rings: new Uint32Array(1),
    parts: new Uint32Array(1),
    features: new Uint32Array(1),
  });
