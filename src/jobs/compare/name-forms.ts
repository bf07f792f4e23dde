import type { NameForms } from '../../analysis/compare/comparison.ts';
import { splitKind } from '../../intake/places/communes/commune-kind.ts';
import { foldVillageName } from '../../intake/places/communes/place-names.ts';
import { tonedName, tonedWords } from '../../intake/places/communes/toned-name.ts';

const commune = (name: string) => tonedName(splitKind(tonedWords(name)).words);

/** Names with their tones first, then as a list without marks, kinds and other spelling writes them. */
export const NAME_FORMS: NameForms = {
  commune: [(name) => commune(name).key, (name) => commune(name).folded],
  village: [(name) => tonedName(tonedWords(name)).key, foldVillageName],
};
