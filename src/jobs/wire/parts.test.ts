import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PartsReceived, PartsSent } from './parts.ts';

const list = (seed: number) =>
  Array.from({ length: 50 }, (_, k) => ({ k, name: `${seed}`, at: seed + k / 3 }));
const numbers = (seed: number) => Float64Array.from({ length: 60 }, (_, k) => seed - k);
type State = Readonly<Record<string, unknown>>;

it('states arrive as they were sent, whatever of them stood in the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }), { maxLength: 12 }), (steps) => {
      const lists = Array.from({ length: 6 }, (_, seed) => list(seed));
      const own = Array.from({ length: 6 }, (_, seed) => numbers(seed));
      const [sent, received] = [new PartsSent(), new PartsReceived()];
      for (const [a, b, c, d] of steps) {
        const nested = Array.from({ length: 50 }, (_, k) => ({ k, lists: k ? [] : lists[d!] }));
        const state: State = { a: lists[a!], deep: { b: own[b!], c: [lists[c!], { a }] }, nested };
        expect(received.read(structuredClone(sent.write(state)))).toEqual(state);
      }
    }),
    { numRuns: 100 },
  );
});

it('a list that stays is not sent again, and is the same object where it arrives', () => {
  const [sent, received] = [new PartsSent(), new PartsReceived()];
  const [long, centres] = [list(1), numbers(1)];
  const tell = (state: State) => {
    const written = structuredClone(sent.write(state));
    return { read: received.read(written) as State, size: JSON.stringify(written).length };
  };
  const first = tell({ long, centres, revision: 1 });
  const second = tell({ long, centres, revision: 2 });
  expect(second.read).toEqual({ long, centres, revision: 2 });
  expect(second.read['long']).toBe(first.read['long']);
  expect(second.read['centres']).toBe(first.read['centres']);
  expect([first.size > 1000, second.size < 100]).toEqual([true, true]);
});

it('what a state did not name is forgotten at both ends and sent whole again', () => {
  const [sent, received] = [new PartsSent(), new PartsReceived()];
  const long = list(3);
  for (const state of [{ long }, { long: null }, { long }])
    expect(received.read(structuredClone(sent.write(state)))).toEqual(state);
});
