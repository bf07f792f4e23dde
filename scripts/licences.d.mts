export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string;
  readonly isTool: boolean;
  readonly isFine: boolean;
  readonly path: string;
}
export function billOfMaterials(lock?: { packages: Record<string, object> }): Package[];
export function licenceTexts(): string;
