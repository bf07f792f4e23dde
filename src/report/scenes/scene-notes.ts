import { messagesIn } from '../../i18n/messages.ts';
import { formatDate } from '../../i18n/number.ts';
import type { Scene } from '../../model/scene.ts';
import { communeListText, ruleSentence } from '../words/method.ts';
import { missingLines, type SceneView } from './scene-parts.ts';

/** What notes are made from where nobody wrote any: on paper and in the window of who speaks alike. */
export interface NotesView extends Omit<SceneView, 'input'> {
  readonly input: Pick<SceneView['input'], 'findings' | 'project'>;
}

/** What the speaker says: written by hand, else how the scene is to be read. */
export function sceneNotes(view: NotesView, scene: Scene): string[] {
  if (scene.notes) return scene.notes.split(/\r?\n/).filter((line) => line.trim() !== '');
  const { input, language } = view;
  const { noteFor } = messagesIn(language).slides;
  if (scene.kind === 'title')
    return [noteFor.title(formatDate(input.project.asOf, language), communeListText(input, language))];
  const more =
    scene.kind === 'rates' ? [ruleSentence(input.findings.rule, language), ...missingLines(view)] : [];
  return [noteFor[scene.kind], ...more];
}
