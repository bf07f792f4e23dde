/** True for the name of a commune that begins with what it is. */
export const saysKind = (name: string): boolean => /^(xã|phường|thị trấn|đặc khu) /iu.test(name);

/** Lists name communes with their kind or without it; said once, it is that of the list. */
export const withKind = (kind: string, quote: string, name: string): string =>
  saysKind(name) ? quote + name : `${kind} ${quote}${name}`;
