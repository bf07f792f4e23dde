import { describe, expect, it } from 'vitest';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import type { SourceTable } from '../files/source-table.ts';
import type { FieldKey } from './headings/header-dictionary.ts';
import type { Recognition } from './recognise-columns.ts';
import { unreadPositions } from './unread-positions.ts';

interface Column {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly field?: FieldKey;
  readonly personal?: boolean;
}
const told = (columns: readonly Column[], read: readonly FieldKey[] = [], asked: readonly FieldKey[] = []) =>
  unreadPositions(
    {
      columns: new Map(read.map((key, i) => [key, i])),
      doubts: [{ fields: asked, columns: [0] }],
      understood: columns.map(({ name, field = null, personal = false }) => ({
        column: name,
        field,
        personal,
      })),
    } as unknown as Recognition,
    {
      geometry: null,
      columns: columns.map(({ name, cells }) => ({ name, path: [name], cells })),
    } as unknown as SourceTable,
  );
const PLACES: readonly Cell[] = ['21.123', 103.456, '', '…'];

describe('columns of positions of which none is read', () => {
  it('are told where half of what they say is written as a place is, blanks aside', () => {
    expect(told([{ name: 'Tọa độ (GPS)', cells: PLACES }])).toEqual(['Tọa độ (GPS)']);
    expect(told([{ name: 'Tọa độ', cells: ['21.123', 'gần suối', 'x'] }])).toEqual([]);
    expect(told([{ name: 'Tọa độ', cells: ['21.123', 'gần suối'] }])).toEqual(['Tọa độ']);
    expect(told([{ name: 'Tọa độ', cells: ['có', 'không'] }])).toEqual([]);
    expect(told([{ name: 'Tọa độ', cells: ['', null] }])).toEqual([]);
    expect(told([{ name: 'Vĩ độ', cells: [123, 999] }])).toEqual([]);
  });

  it('are those that their heading calls so, or a half of a pair; never of people, nor of another field', () => {
    expect(told([{ name: 'Ghi chú', cells: PLACES }])).toEqual([]);
    expect(told([{ name: 'Y (m)', cells: PLACES, field: 'vn2000_y' }], ['vn2000_y'])).toEqual(['Y (m)']);
    expect(told([{ name: 'Số hộ theo GPS', cells: PLACES, field: 'households' }])).toEqual([]);
    expect(told([{ name: 'GPS', cells: PLACES, personal: true }])).toEqual([]);
  });

  it('are not told where positions are read, asked about, or come with the shapes of the file', () => {
    const column = { name: 'Tọa độ', cells: PLACES };
    expect(told([column], ['coord_pair'])).toEqual([]);
    expect(told([column], ['lon', 'lat'])).toEqual([]);
    expect(told([column], ['lon'])).toEqual(['Tọa độ']);
    expect(told([column], [], ['lat'])).toEqual([]);
    expect(told([column], [], ['households'])).toEqual(['Tọa độ']);
  });
});
