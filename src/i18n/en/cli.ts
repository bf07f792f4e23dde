import type { Translation } from '../messages.ts';
import type { cli as vi } from '../vi/cli.ts';

export const cli: Translation<typeof vi> = {
  checkInput: (path, read, parts, changed) => `${path}: ${read} rows read = ${parts}; ${changed} changed`,
  place: { row: 'row', feature: 'feature', sheet: 'sheet' },
  did: { rejected: 'rejected', changed: 'changed', kept: 'kept' },
  role: (name, id) => `taken as: ${name} (${id})`,
  roleUnclear: 'its role is not clear',
  otherRoles: (roles, flag) => `could be: ${roles}; to say otherwise: ${flag}`,
  source: (id, role) => `Source “${id}”, ${role}`,
  roleOfProject: 'To change the role of a source, write "role": "ROLE" at that source in project.json.',
  roles: (roles) => `Roles: ${roles}`,
  kind: (did, count, text, rows, code) => `${did} ${count}: ${text} (${rows}) [${code}]`,
  example: 'for example:',
  andMore: (count) => `and ${count} more`,
  allFindings: (count) => `All ${count} findings, row by row: --json, or --out DIR (report.json, gate.xlsx).`,
  gate: 'The five headings:',
  questions: (count) =>
    `${count} questions need an answer; write them into a JSON file and add --answers FILE:`,
  repairs: 'Text in an old encoding (answer “leave” through --answers to keep it as it stands):',
  repair: (file: string, encoding: string, cells: string, accepted: boolean) =>
    `${file}: ${encoding}, ${cells} cells, ${accepted ? 'turned into Unicode' : 'left as it stands, as chosen'}`,
  placed: (file: string, inside: string, points: string) =>
    `${file}: ${inside}/${points} points in the province as its coordinates are read now (*)`,
  unusedColumns: (columns: string) =>
    `Columns not used (in brackets: tables that have the column; table by table in report.json): ${columns}`,
  stopping: 'Stopping… (Ctrl+C again leaves at once)',
  writing: 'Results are being written and will be whole in a moment: not stopped half-way.',
  stopped: 'Stopped as asked: nothing was written.',
  notProven:
    'Out of time before the proof: the plan carries an upper bound but is not proven best (proven: false). Raise --prove.',
  outputClosed: (reason) =>
    `Nothing more can be printed (${reason}): the output is closed or full. The command ends here.`,
  nothingFound: 'Nothing wrong was found.',
};
