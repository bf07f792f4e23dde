import { describe, expect, it } from 'vitest';
import { presenterCommand, type KeyPlace } from './presenter-keys.ts';

const PLACES: readonly KeyPlace[] = ['page', 'slider', 'text', 'button', 'map'];
const press = (key: string, place: KeyPlace = 'page', at = 3) => presenterCommand(key, place, at, 8);

describe('keys of the presenter', () => {
  it.each(PLACES)('a remote turns scenes wherever the focus is: %s', (place) => {
    expect(press('PageDown', place)).toEqual({ kind: 'go', to: 4 });
    expect(press('PageUp', place)).toEqual({ kind: 'go', to: 2 });
    expect(press('Escape', place)).toEqual({ kind: 'leave' });
  });
  it('stays within the show', () => {
    expect(press('PageUp', 'page', 0)).toEqual({ kind: 'go', to: 0 });
    expect(press('PageDown', 'page', 7)).toEqual({ kind: 'go', to: 7 });
    expect(press('9')).toBeNull();
    expect(press('0')).toBeNull();
  });
  it('digits jump, B and . darken, Home and End go to the ends', () => {
    expect(press('5')).toEqual({ kind: 'go', to: 4 });
    for (const key of ['b', 'B', '.']) expect(press(key)).toEqual({ kind: 'dark' });
    expect([press('Home'), press('End')]).toEqual([
      { kind: 'go', to: 0 },
      { kind: 'go', to: 7 },
    ]);
  });
  it('X goes between two plans', () => {
    expect([press('x'), press('X'), press('x', 'text')]).toEqual([{ kind: 'swap' }, { kind: 'swap' }, null]);
  });
  it('/ looks for a place, and is a letter where somebody types', () => {
    expect(press('/')).toEqual({ kind: 'find' });
    expect(press('/', 'text')).toBeNull();
  });
  it('leaves keys to what has the focus', () => {
    for (const key of ['ArrowRight', 'Home']) expect(press(key, 'slider')).toBeNull();
    for (const key of ['5', 'b', ' ', 'ArrowLeft']) expect(press(key, 'text')).toBeNull();
    expect(press('ArrowLeft', 'map')).toBeNull();
    expect(press(' ', 'button')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
