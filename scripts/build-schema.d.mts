export function compileSchema(): string;
