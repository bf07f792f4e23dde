import type { Json } from '../../../project/history/diff.ts';
import type { ProjectFile } from '../../../model/project.ts';

/** A file by its content: its bytes lie in the store once, however many states name them. */
export interface FileRef {
  readonly path: string;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  readonly size: number;
}

/** All that is needed to have a project again: its document and the files that were handed in, by content. */
export interface SavedState {
  readonly project: ProjectFile;
  /** Files that were opened as the project. */
  readonly opened: readonly FileRef[];
  /** Files dropped on it later, in this order. */
  readonly drops: readonly {
    readonly files: readonly FileRef[];
    /** Path in the project by path of the dropped file, or of the member of a dropped archive. */
    readonly paths: Readonly<Record<string, string>>;
  }[];
  /** Answers that have been given and not been read by yet. */
  readonly waiting: Readonly<Record<string, string>>;
}

/** Files of a state in the order in which the engine takes them. */
export const filesOf = ({ opened, drops }: SavedState): readonly FileRef[] => [
  ...opened,
  ...drops.flatMap(({ files }) => files),
];

/** The state as a document of the journal. */
export const asJson = (state: SavedState): Json => state as unknown as Json;
/** A document of the journal, whose checksum has been looked at, is a state that was put there. */
export const asState = (document: Json): SavedState => document as unknown as SavedState;
