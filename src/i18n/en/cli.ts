import type { Translation } from '../messages.ts';
import type { cli as vi } from '../vi/cli.ts';

export const cli: Translation<typeof vi> = {
  usage: `Sóng Bản: which villages have no signal, and what to build first.

  song-ban check PROJECT | FILES... [--json]        data report: read, kept, changed, rejected, row by row; --out DIR also writes gate.xlsx, gate.json, report.json,
                                                    return/COMMUNE.xlsx (what goes back to each); --role FILE=ROLE says what a loose file is
  song-ban analyze PROJECT --out DIR                state of service: summary.json, villages.csv, communes.csv, gaps.geojson, report.json;
                                                    --geometry adds coverage-dissolved.geojson, depressions-by-commune.geojson
  song-ban predict PROJECT --out DIR                service predicted from terrain: villages-predicted.csv, predicted-coverage.geojson, predicted-depressions.geojson,
                                                    doubtful-coverage.csv, measure-next.csv, calibration.json; [--raster] [--operator NAME] [--calibrate]
  song-ban plan PROJECT --budget MONEY --out DIR    plan.json, plan.csv, curve.csv  ("12,5 tỷ", "1.800 triệu")
                                                    --objective households|people|score|dark-first, --service any|second, --reach disc|terrain (what new masts serve; left out: predicted from terrain where there is terrain, else discs),
                                                    --lock ID,ID and --forbid ID,ID: decided and forbidden sites; --years N; --prove SECONDS
  song-ban report PROJECT --out DIR                 annex.xlsx, map-a3.pdf, indicators.csv, indicators.json; --slides: slides.pptx, handout.pdf  [--budget MONEY]
                                                    [--paper a4|a3|a0] [--orientation auto|portrait|landscape] [--grey] [--atlas] [--png (picture, A3, A4)] [--passages (text and tables to paste)]
  song-ban compare PROJECT EARLIER --out DIR        since an earlier project: comparison.json, comparison-communes.csv, comparison-villages.csv; [--slides]
  song-ban pack PROJECT --out DIR                   project.songban: the whole project in one file; --passphrase-file FILE puts it under a passphrase (forgotten, nobody opens it again)
  song-ban verify PROJECT [--sample N] [--json]     independent check: figures of N villages and N communes worked out again by Turf from the files; exit 1 where a difference has no reason
  song-ban sample --out DIR [--seed N]              the sample province (made-up data)

Scope: --scope internal | public | operator:NAME (sent to one operator); report is public where nothing is said, the others internal.
PROJECT: project.json, its folder, or a .songban file; one under a passphrase: add --passphrase-file FILE (one line).
Everywhere: --answers FILE, --language vi|en; --locale vi writes CSV with ";" and decimal comma.
Exit: 0 done; 1 done, but rows were rejected, questions are open or a source failed; 2 nothing could be done.`,
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
  stopped: 'Stopped as asked: nothing was written.',
  notProven:
    'Out of time before the proof: the plan carries an upper bound but is not proven best (proven: false). Raise --prove.',
  outputClosed: (reason) =>
    `Nothing more can be printed (${reason}): the output is closed or full. The command ends here.`,
  nothingFound: 'Nothing wrong was found.',
};
