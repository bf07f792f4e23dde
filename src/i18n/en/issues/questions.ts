import type { Translation } from '../../messages.ts';
import type { questions as vi } from '../../vi/issues/questions.ts';

const SETTLED = { one: 'One village: each group counts once', apart: 'Different villages: keep apart' };

/** Rows of one name may also be parts of one village. */
const PARTED = {
  ...SETTLED,
  one: 'One village written several times: it counts once, by the newest figures (the first row where no date tells)',
  sum: 'Parts of one village (clusters, groups of households): the figures of the rows are summed',
  part: 'The row with fewer households tells of a part of the village (such as an area without signal): the figures of the whole stay',
};

/** Operators that a person may choose from. */
const OPERATORS = {
  viettel: 'Viettel',
  vinaphone: 'VNPT (VinaPhone)',
  mobifone: 'MobiFone',
  vietnamobile: 'Vietnamobile',
  gtel: 'Gtel',
  unspecified: 'Operator not known',
};

export const questions: Translation<typeof vi> = {
  ask: {
    columns: 'File {file} and the files of the same form ({files} files): which column holds {field}?',
    'number-style':
      'Column “{column}” of file {file} has numbers such as “{sample}”. Does the mark {mark} group thousands, or is it the decimal mark?',
    meridian:
      'File {file} has coordinates in metres ({count} points), VN-2000 or UTM. By the province or as written: {expected}. The points lie inside it on: {fitting}. Which one does the file use?',
    'list-vintage':
      'All communes of file {file} are in the lists of before and after {date}. Which list does the file use?',
    radius:
      'The list of sites in {file} ({count} {technology} sites) gives no radius. Which estimated radius? Areas drawn by a radius are labelled “estimated” and enter no rate.',
    'commune-name':
      'File {file} names the commune “{commune}”, which may be any of several. Which commune do these rows belong to now?',
    'count-high': 'Column “{column}” of {file} has numbers above {most} (such as {sample}). Are they right?',
    'newer-return':
      '{count} communes sent several returns, of different dates or drafts and settled ones (such as {older}, then {newer}). Does the newer one replace the older?',
    version:
      '{first} and {second} list the same {count} villages with different figures, and nothing tells which is newer. Which one counts?',
    'merge-same':
      '{count} villages are written twice with the same figures (such as “{name}”). Does each count once?',
    'merge-near':
      '{count} groups of villages have one commune, one name and lie within 300 m (such as “{name}”). Is each group one village?',
    'merge-unplaced':
      '{count} groups of villages have one commune, one name and no coordinates to tell them apart (such as “{name}”). Is each group one village?',
    'merge-border':
      '{count} groups of villages have one name beside the border of two communes (such as “{name}”). Is each group one village?',
    'merge-code':
      '{count} village codes have other names or communes in another file (such as “{name}”). Is each code one village?',
    folder:
      'Folder “{folder}” of file {file} has {count} places (such as “{name}”) without households or people. Are these villages?',
    'several-villages':
      '{count} cells of names hold several villages (such as “{name}”) with one count for all. What are they?',
    'dashed-names':
      '{count} names have a dash between two names (such as “{name}”). Are they one village or several?',
    dissolved:
      '{count} rows stand under a heading of villages that were merged, dissolved or are none any more (such as “{name}”). Do they count?',
    corrections:
      '{count} counts of file {file} and of files of the same form are corrected in their own rows (such as “{name}”: {written}, corrected to {right}), in a column beside, in a comment or by crossing out. Which ones count?',
    'dissolved-remark':
      '{count} rows are said, there or in the row of another village, to have been joined to another village or counted there, dissolved or to be none any more (such as “{name}”: “{remark}”). Do they count?',
    'copied-list':
      '{first} and {second} are of two communes, but hold the same {count} villages with the same households and people. Which one is right?',
    unnamed:
      'File {file} and the files of the same form ({files} files, {count} rows) have no column with the name or code of a village. What are they?',
    'split-commune':
      'Village “{village}” names the old commune “{commune}”, which was split between several new ones. To which does it belong now?',
    'claim-operator': 'The coverage in {file} ({count} areas) names no operator. Whose is it?',
    'claim-technology': 'The coverage in {file} ({count} areas) names no technology. Which is it?',
    'technology-word':
      'Column “{column}” of file {file} says “{word}” as the technology ({count} areas). Which is it?',
    operator: 'File {file} names the operator “{name}”. Which operator is that?',
    'layer-word':
      'Column “{column}” of file {file} says “{word}” ({count} rows). Are these service of today, planned, or no signal?',
    'rsrp-threshold':
      'File {file} has {count} rows with levels from {lowest} to {highest} dBm. From which level on is it service?',
    'power-meaning':
      'Column “{column}” of {file} gives powers ({count} rows, for example {samples}). Are they those of the transmitter, or radiated power EIRP (with the gain of the antenna)?',
    'power-unit':
      'Column “{column}” of {file} gives powers without a unit ({count} rows, for example {samples}). Are they dBm or watts?',
    'radius-unit':
      'Column “{column}” of {file} gives radii without a unit ({count} rows, for example {samples}). Are they metres or kilometres?',
    'depression-state':
      'Column “{column}” of {file} (depressions) says “{word}” ({count} rows). Are these places depressions today?',
    'supported-village':
      'The list of supported villages {file} names “{name}”; {count} villages may be meant. Which one is it?',
    'denied-name':
      'The name “{name}” (file {file}) speaks of places without signal, but this source is coverage ({count} rows). What are these areas to be used for?',
    'planned-name':
      'The name “{name}” (file {file}) speaks of a plan; {count} rows say nothing else. Is what stands in it there today, or planned?',
    'meridian-untested':
      'File {file} has coordinates in metres ({count} points), VN-2000 or UTM. By the province or as written: {expected}. The project has no commune borders, so it cannot be tried which one is right. Which system and central meridian does the file use?',
    'meridian-stated':
      'File {file} has coordinates in metres ({count} points), VN-2000 or UTM. By the province or as written: {expected}. Points that lie in the commune that the file names: {stated}. Which system and central meridian does the file use?',
  },
  choice: {
    operator: {
      'all-three': 'All three: Viettel, VNPT (VinaPhone), MobiFone',
      'all-five': 'All five: Vietnamobile and Gtel as well',
      ...OPERATORS,
      own: 'Another operator, keep the name as written',
    },
    'claim-operator': OPERATORS,
    'claim-technology': { none: 'No coverage of today: not used' },
    'technology-word': { none: 'No coverage of today: not used' },
    'layer-word': {
      service: 'Service of today',
      planned: 'Planned, not there today',
      none: 'No signal, not counted',
    },
    'rsrp-threshold': { all: 'Count all rows' },
    'planned-name': {
      service: 'There today',
      planned: 'Planned, not there today',
      none: 'Gone or never built, not counted',
    },
    'power-meaning': {
      transmitter: 'Power of the transmitter',
      eirp: 'Radiated power EIRP',
      'transmitter-dBm': 'Power of the transmitter, dBm',
      'transmitter-W': 'Power of the transmitter, watts',
      'eirp-dBm': 'Radiated power EIRP, dBm',
      'eirp-W': 'Radiated power EIRP, watts',
      none: 'No radio power: leave the column out',
    },
    'power-unit': { dBm: 'dBm', W: 'Watts (W)', none: 'No radio power: leave the column out' },
    'radius-unit': {
      '1': 'Metres',
      '1000': 'Kilometres',
      none: 'Not a radius of coverage: leave the column out',
    },
    'supported-village': { none: 'None of these villages' },
    'depression-state': { there: 'Still depressions', gone: 'Mended, not counted' },
    'denied-name': {
      service: 'Coverage, the file name is wrong',
      planned: 'Areas that are planned to be covered',
      none: 'Areas without signal, not counted as coverage',
    },
    'count-high': { keep: 'Right: use these numbers', unknown: 'Wrong: take them as unknown' },
    'newer-return': {
      newer: 'The newer return replaces the older',
      both: 'Keep both: a village of both counts once, as the newer says',
    },
    version: { both: 'Keep both: a village of both counts once' },
    'merge-same': SETTLED,
    'merge-near': PARTED,
    'merge-unplaced': PARTED,
    'merge-border': SETTLED,
    'merge-code': SETTLED,
    columns: { none: 'None of these columns' },
    meridian: { neither: 'None of them: set these positions aside and ask the sender' },
    folder: { villages: 'Villages', aside: 'No villages (masts, schools…): set aside' },
    'several-villages': {
      one: 'One village with such a name',
      aside: 'Several villages: leave the row out and ask the sender what each counts',
    },
    'dashed-names': {
      one: 'One village with such a name',
      aside: 'Several villages: leave the row out and ask the sender what each counts',
    },
    dissolved: {
      gone: 'None any more: they do not count, their people are in other villages',
      villages: 'They still count as villages',
    },
    corrections: {
      corrected: 'The corrected ones (one that is only crossed out is unknown)',
      written: 'The ones as written, not the corrections',
    },
    'dissolved-remark': {
      gone: 'They do not count: none any more, or their people are in other villages',
      villages: 'They still count as villages',
    },
    'copied-list': { both: 'Both are right: count both' },
    unnamed: {
      aside: 'No list of villages: set these rows aside',
      lacking: 'A list of villages that lacks their names: ask the sender',
    },
    'list-vintage': {
      old: 'Old list (before the reorganisation)',
      new: 'New list (after the reorganisation)',
    },
    radius: { none: 'Use as sites only, no coverage' },
    'number-style': {
      vi: 'Vietnamese style: dot groups thousands, comma is the decimal mark',
      en: 'English style: comma groups thousands, dot is the decimal mark',
    },
  },
};
