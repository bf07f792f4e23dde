import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileSchema } from '../../scripts/build-schema.mjs';

it('the compiled check is that of the published schema', () => {
  expect(readFileSync(new URL('./schema-validator.generated.js', import.meta.url), 'utf8')).toBe(
    compileSchema(),
  );
});
