import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { TextEncoding } from '../reading/parsed-file.ts';
import { streamText } from './text-stream.ts';

/** The text of a file that must be seen whole. @throws the reason of `work.signal` where the work was cancelled */
export async function wholeText(
  source: ByteSource,
  task?: TaskContext,
): Promise<{ readonly text: string; readonly encoding: TextEncoding }> {
  let pieces: string[] = [];
  const encoding = await streamText(
    source,
    task,
    () => (pieces = []),
    (piece) => pieces.push(piece),
  );
  return { text: pieces.join(''), encoding };
}
