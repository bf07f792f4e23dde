import { UNSPECIFIED, type OperatorId } from './service.ts';

/** Names of the operators that this field knows; any other id is shown as it came. */
const NAMES: Readonly<Record<OperatorId, string>> = {
  viettel: 'Viettel',
  vinaphone: 'VinaPhone',
  vnpt: 'VNPT',
  mobifone: 'MobiFone',
  vietnamobile: 'Vietnamobile',
  gtel: 'Gtel',
  fpt: 'FPT Telecom',
  sctv: 'SCTV',
  cmc: 'CMC Telecom',
  wintel: 'Wintel',
  itel: 'iTel',
  reddi: 'Reddi',
  vnsky: 'VNSKY',
  local: 'Local',
};

/** `null` for `unspecified`: its words are the interface's own. */
export const operatorName = (id: OperatorId): string | null =>
  id === UNSPECIFIED ? null : Object.hasOwn(NAMES, id) ? NAMES[id] : id;
