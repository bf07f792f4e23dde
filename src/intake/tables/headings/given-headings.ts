import type { Cell, Sheet } from '../../../formats/reading/parsed-file.ts';
import { textOf } from '../../text/cell.ts';

/** Columns of the cells that OpenCelliD and Mozilla publish, by country without a head. */
const CELLS =
  'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal'.split(',');
const RADIO = /^(GSM|UMTS|CDMA|LTE|NR|NBIOT)$/;
const ROWS_TRIED = 5;

const isCell = (row: readonly Cell[]): boolean => {
  const [radio = '', country = '', ...rest] = row.map(textOf);
  const [, , , , lon = '', lat = ''] = rest;
  return (
    row.length >= CELLS.length - 1 &&
    row.length <= CELLS.length &&
    RADIO.test(radio) &&
    /^\d{3}$/.test(country) &&
    [lon, lat].every((number) => /^-?\d{1,3}(\.\d+)?$/.test(number))
  );
};

/** The head of a sheet that is published without one; null for all others. */
export function givenHeadings({ rows, merges }: Sheet): readonly string[] | null {
  const tried = rows.slice(0, ROWS_TRIED);
  return tried.length > 0 && merges.length === 0 && tried.every(isCell) ? CELLS : null;
}
