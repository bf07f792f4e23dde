import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { isRecord } from '../geojson/plain-geometry.ts';
import { parseWhole } from '../json/parse-whole.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { isEsri, readEsri } from './esri.ts';
import { isOpenFibre, readOpenFibre } from './open-fibre.ts';
import { isOverpass, readOverpass } from './overpass.ts';
import { readLines, readRecordList } from './record-list.ts';

const MOST_BYTES = 300e6;

/**
 * JSON of other programs: sets of features of Esri, answers of the Overpass API, packages of the Open Fibre Data
 * Standard, and lists of records as tables, one record a line too.
 * What this program itself wrote (results, projects, the truth of the sample) is told and never read as data.
 * Refusals: those of JSON, `json-without-records`, `json-of-this-program`, `file-too-large`.
 */
export const objects: FileFormat = {
  id: 'json-objects',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const file = source.name;
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', { file }, { megabytes: Math.round(source.size / 1e6) });
    try {
      const bytes = await readAll(source);
      const lines = readLines(bytes, file);
      if (lines) return accept(lines);
      const { value, encoding } = parseWhole(bytes, file);
      task?.signal?.throwIfAborted();
      if (isRecord(value)) {
        const own = value['format'];
        if (typeof own === 'string' && own.startsWith('song-ban-'))
          return refuse('json-of-this-program', { file }, { value: own });
        if (isEsri(value)) return accept(readEsri(value, file));
        if (isOverpass(value)) return accept(readOverpass(value, file));
        if (isOpenFibre(value)) return accept(readOpenFibre(value, file));
      }
      const list = readRecordList(value, encoding);
      return list ? accept(list) : refuse('json-without-records', { file });
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};
