/** What systems and programs leave beside data; nobody's data. */
const LEFT_BY_SYSTEMS =
  /(^|\/)(__MACOSX\/.*|\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|~\$[^/]*|\._[^/]*|\.git[^/]*)$/i;

/** Whether a file is known by its name, with or without folders before it, to be left by a system or an open program. */
export const isSystemFile = (path: string): boolean => LEFT_BY_SYSTEMS.test(path);
