const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** FNV-1a: tells other data from the same, and need not stand up to anybody who means to deceive. */
export function checksum(text: string): string {
  let hash = FNV_START;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
