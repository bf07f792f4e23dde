/** A place on the disk that the user chose; browsers that have such handles keep them over a refresh. */
export interface CopyFile {
  readonly name: string;
  createWritable(): Promise<{ write(data: Blob): Promise<void>; close(): Promise<void> }>;
  queryPermission?(asked: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(asked: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** The last copy of a project outside the browser. */
export interface OutsideCopy {
  /** Number of the last row of the journal that it holds. */
  readonly seq: number;
  /** ISO time by the clock of the machine. */
  readonly at: string;
  /** The file that is written at rest; missing where the copy was a download. */
  readonly file?: CopyFile;
}

type Picker = (options: {
  suggestedName: string;
  types: readonly { accept: Readonly<Record<string, readonly string[]>> }[];
}) => Promise<CopyFile>;

const pickerOf = (): Picker | undefined => (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;

/** Whether the browser can write a file again by itself. */
export const hasCopyFiles = (): boolean => pickerOf() !== undefined;

/** Lets the user choose where the copy lies; null where they chose none. */
export async function chooseCopyFile(suggestedName: string): Promise<CopyFile | null> {
  try {
    return await pickerOf()!({
      suggestedName,
      types: [{ accept: { 'application/zip': ['.songban'] } }],
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return null;
    throw error;
  }
}

/** @param asks the user has just pressed something: the browser may ask them */
export async function mayWrite(file: CopyFile, asks: boolean): Promise<boolean> {
  const mode = { mode: 'readwrite' } as const;
  const now = (await file.queryPermission?.(mode)) ?? 'granted';
  if (now === 'granted' || !asks) return now === 'granted';
  return (await file.requestPermission?.(mode)) === 'granted';
}

/** The file is the old one or the new one, whole: the browser swaps it when it is closed. */
export async function writeCopy(file: CopyFile, bytes: Blob): Promise<void> {
  const writable = await file.createWritable();
  await writable.write(bytes);
  await writable.close();
}
