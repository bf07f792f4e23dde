import type { Translation } from '../messages.ts';
import type { questions as vi } from '../vi/questions.ts';

export const questions: Translation<typeof vi> = {
  ask: {
    'number-style':
      'Column “{column}” of file {file} has numbers such as “{sample}”. Does the mark {mark} group thousands, or is it the decimal mark?',
  },
  choice: {
    'number-style': {
      vi: 'Vietnamese style: dot groups thousands, comma is the decimal mark',
      en: 'English style: comma groups thousands, dot is the decimal mark',
    },
  },
};
