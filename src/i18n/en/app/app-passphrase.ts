import type { Translation } from '../../messages.ts';
import type { passphrase as vi } from '../../vi/app/app-passphrase.ts';

export const passphrase: Translation<typeof vi> = {
  newTitle: 'A passphrase for the project file',
  openTitle: 'Passphrase',
  isSealed: (file) => `“${file}” is under a passphrase.`,
  noWayBack:
    'If the passphrase is forgotten, nobody can open this file again. Write it down in a safe place before saving.',
  onlyTheFile: 'Only the downloaded file is sealed; what the browser of this machine keeps is not.',
  passphrase: 'Passphrase',
  again: 'Type it again',
  differs: 'The two differ.',
  least: (count) => `At least ${count} signs.`,
  show: 'Show the passphrase',
  save: 'Seal and download',
  open: 'Open',
  cancel: 'Cancel',
};
