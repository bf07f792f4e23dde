import { JSON_FILES } from './json.ts';
import { TEXT_FILES } from './tables.ts';
import { XML_FILES } from './xml.ts';
import { HTML_FILES } from './web.ts';
import { WORKBOOKS } from './workbooks.ts';
import { ARCHIVES } from './archives.ts';
import { BINARIES } from './binaries.ts';
import type { HostileFile } from './hostile-file.ts';

/** Files that no honest program writes; each must load or be refused within the limits of `verify:input`. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  ...JSON_FILES,
  ...TEXT_FILES,
  ...XML_FILES,
  ...HTML_FILES,
  ...WORKBOOKS,
  ...ARCHIVES,
  ...BINARIES,
];
