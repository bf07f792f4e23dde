import type { Messages } from '../../../i18n/messages.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { ChosenEnd, StudyPlace } from '../../session/terrain-step.svelte.ts';

type End = Omit<ChosenEnd, 'heightMeters'>;

export const siteEnd = ({ sites }: Snapshot, index: number): End => {
  const { lon, lat, code } = sites[index]!;
  return { at: [lon, lat], kind: 'site', name: code };
};

export const villageEnd = ({ villages, centres }: Snapshot, index: number): End => ({
  at: [centres[2 * index]!, centres[2 * index + 1]!],
  kind: 'village',
  name: villages[index]!.name,
});

export const pointEnd = (at: StudyPlace): End => ({ at, kind: 'point', name: null });

/** What an end is called on the screen. */
export function endName({ kind, name }: End, words: Messages['app']['terrain']): string {
  if (kind === 'point' || name === null) return words.link.point;
  return kind === 'site' ? words.link.site(name) : words.link.village(name);
}
