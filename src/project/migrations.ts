/** One step of a document of a project from its version to the next. Pure: the document before stays as it is. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * Step k leads from version k + 1 to the next. Version 1 has only grown since it was first written: whatever was
 * valid then is valid now, so that no step is needed yet.
 */
const MIGRATIONS: readonly Migration[] = [];

export const versionAfter = (steps: readonly Migration[] = MIGRATIONS): number => steps.length + 1;

/** The document as the newest version has it; what is of no older version comes back as it is. */
export function migrated(value: unknown, steps: readonly Migration[] = MIGRATIONS): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let document = value as Readonly<Record<string, unknown>>;
  const { version } = document;
  if (!Number.isInteger(version) || (version as number) < 1) return value;
  for (let from = version as number; from <= steps.length; from++)
    document = { ...steps[from - 1](document), version: from + 1 };
  return document;
}
