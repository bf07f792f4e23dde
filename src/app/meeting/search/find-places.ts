import { Search, searchText, type SearchText } from '../../../i18n/search.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import { communeTexts, villageTexts } from '../../session/rows.ts';

/** What somebody in the room asks for by name, and why it answers. */
export interface FoundPlace {
  readonly kind: 'commune' | 'village';
  readonly index: number;
  readonly name: string;
  /** Of a village; null: outside of all communes, or a commune itself. */
  readonly commune: string | null;
  /** The old commune that was meant, as its list writes it; null: the name is today's. */
  readonly former: string | null;
  /** Other communes that parts of the same old commune went to. */
  readonly shared: readonly string[];
}

type Facts = Pick<Snapshot, 'communes' | 'villages' | 'findings'>;

/** Finds communes, by the names of old ones too, and villages: without marks, from a beginning. */
export class MeetingFinder {
  private readonly communeTexts: readonly SearchText[];
  private readonly villageTexts: readonly SearchText[];
  private readonly villageNames: readonly SearchText[];

  constructor(private readonly facts: Snapshot | Facts) {
    const snapshot = facts as Snapshot;
    this.communeTexts = communeTexts(snapshot);
    this.villageTexts = villageTexts(snapshot);
    this.villageNames = facts.villages.map(({ name, code }) => searchText(name, [], code));
  }

  /** The best first; of two alike the commune first, then as the lists have them. */
  find(query: string, most: number): readonly FoundPlace[] {
    const search = new Search(query);
    if (search.isEmpty) return [];
    const communes = ranked(this.communeTexts, search).map(({ at, rank }) => ({
      rank,
      place: () => this.commune(at, search),
    }));
    const villages = ranked(this.villageTexts, search)
      // A name of its commune alone finds the commune, not every village in it.
      .filter(({ at }) => this.isNamed(at, query))
      .map(({ at, rank }) => ({ rank, place: () => this.village(at) }));
    return [...communes, ...villages]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ place }) => place());
  }

  /** Whether some of the words are of the village itself. */
  private isNamed(village: number, query: string): boolean {
    return query
      .split(/\s+/)
      .some((word) => word !== '' && new Search(word).rank(this.villageNames[village]!) !== null);
  }

  private commune(index: number, search: Search): FoundPlace {
    const { name, code, formerNames = [] } = this.facts.communes[index]!;
    const today = search.rank(searchText(name, [], code));
    const former = formerNames.find((old) => search.rank(searchText(old, [], '')) !== null) ?? null;
    // An old commune of the same name is today's, unless others have parts of it.
    const shared =
      former === null
        ? []
        : this.facts.communes
            .filter((other, at) => at !== index && other.formerNames?.includes(former))
            .map((other) => other.name);
    const isMeant = former !== null && (today === null || shared.length > 0);
    return { kind: 'commune', index, name, commune: null, former: isMeant ? former : null, shared };
  }

  private village(index: number): FoundPlace {
    const { communes, villages, findings } = this.facts;
    const commune = communes[findings.villageCommune[index]!]?.name ?? null;
    return { kind: 'village', index, name: villages[index]!.name, commune, former: null, shared: [] };
  }
}

function ranked(texts: readonly SearchText[], search: Search) {
  return texts.flatMap((text, at) => {
    const rank = search.rank(text);
    return rank === null ? [] : [{ at, rank }];
  });
}
