/**
 * No string becomes a script or HTML but through these: ours (`src/app/trusted-types.ts`), and that of the templates of
 * Svelte, which the build made.
 */
const TRUSTED = ["require-trusted-types-for 'script'", 'trusted-types default svelte-trusted-html'];

/** The policy of content: as `<meta>` in the page, as header from the local server. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  ...TRUSTED,
].join('; ');

/**
 * The policy of the edition of one file, which has no server and no address of its own.
 * @param {string[]} scripts SHA-256 in base64 of its scripts
 * @param {string[]} styles the same of its styles
 */
export const oneFilePolicy = (scripts, styles) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map((hash) => `'sha256-${hash}'`).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${styles.map((hash) => `'sha256-${hash}'`).join(' ')}`,
    'font-src data:',
    'img-src data: blob:',
    "connect-src 'none'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    ...TRUSTED,
  ].join('; ');
