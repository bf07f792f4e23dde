/** Fixed reference ranges of the score, for the settings panel that explains them. */
export { REFERENCE as PRIORITY_REFERENCE } from '../planning/priority-groups.ts';
