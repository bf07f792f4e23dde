import type { Translation } from '../../messages.ts';
import type { questions as vi } from '../../vi/issues/questions.ts';

export const questions: Translation<typeof vi> = {
  ask: {
    columns: 'File {file} and the files of the same form ({files} files): which column holds {field}?',
    'number-style':
      'Column “{column}” of file {file} has numbers such as “{sample}”. Does the mark {mark} group thousands, or is it the decimal mark?',
    meridian:
      'File {file} has VN-2000 coordinates ({count} points). Central meridian of the province: {expected}. The points lie inside it on: {fitting}. Which one does the file use?',
    'list-vintage':
      'All communes of file {file} are in the lists of before and after {date}. Which list does the file use?',
    radius:
      'The list of sites in {file} ({count} {technology} sites) gives no radius. Which estimated radius? Areas drawn by a radius are labelled “estimated” and enter no rate.',
    'commune-name':
      'File {file} names the commune “{commune}”, which may be any of several. Which commune do these rows belong to now?',
    'split-commune':
      'Village “{village}” names the old commune “{commune}”, which was split between several new ones. To which does it belong now?',
  },
  choice: {
    columns: { none: 'None of these columns' },
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
