import type { SourceRole } from '../../model/roles.ts';
import type { Role } from '../assembly/role.ts';
import * as all from './all.ts';

/** What intake knows of each role. */
export const roleOf = (role: SourceRole): Role => BY_NAME[role];

const BY_NAME: Readonly<Record<SourceRole, Role>> = all;
