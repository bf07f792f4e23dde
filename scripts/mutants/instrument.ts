import type { Mutant } from './mutant.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly mutants: Mutant[];
}

/** Expressions with faults, outer ones before those inside them. */
function placesOf(mutants: readonly Mutant[]): Place[] {
  const places = new Map<string, Place>();
  for (const mutant of mutants) {
    const key = `${mutant.start} ${mutant.end}`;
    const place = places.get(key) ?? { start: mutant.start, end: mutant.end, mutants: [] };
    place.mutants.push(mutant);
    places.set(key, place);
  }
  return [...places.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * The file with all its faults in it, each behind a switch: `a < b` becomes `(__m(7)?(a <= b):(a < b))`. Lines
 * keep their numbers. Only one fault is on at a time, so a faulty text needs no switches inside.
 * @param switchPath where `__m` is imported from
 */
export function instrument(source: string, mutants: readonly Mutant[], switchPath: string): string {
  const places = placesOf(mutants);
  let next = 0;
  const write = (from: number, to: number): string => {
    let [out, at] = ['', from];
    while (next < places.length && places[next].start < to) {
      const place = places[next++];
      const faulty = place.mutants.map(({ id, mutated }) => `__m(${id})?(${mutated}):`).join('');
      out += `${source.slice(at, place.start)}(${faulty}(${write(place.start, place.end)}))`;
      at = place.end;
    }
    return out + source.slice(at, to);
  };
  return `import { __m } from '${switchPath}'; ${write(0, source.length)}`;
}
