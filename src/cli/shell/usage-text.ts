import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { COMMAND_NAMES, optionsOf, type CommandName } from './arguments.ts';

const COLUMNS = 100;

/** Lines of at most `COLUMNS` signs, but for single longer words; all but the first moved in. */
function wrapped(first: string, text: string, indent: number): string[] {
  const lines = [first.padEnd(indent)];
  if (first && first.length >= indent) lines.push(' '.repeat(indent));
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1]!;
    if (line.length > indent && line.length + 1 + word.length > COLUMNS)
      lines.push(' '.repeat(indent) + word);
    else lines[lines.length - 1] = line.length > indent ? `${line} ${word}` : line + word;
  }
  return lines.map((line) => line.trimEnd());
}

/** What the command line does, or one command with its options. */
export function usageText(language: Language, command?: CommandName): string {
  const { usage } = messagesIn(language);
  const notes = usage.notes.flatMap((note) => wrapped('', note, 0));
  const lines = (name: CommandName): string[] =>
    wrapped(`  song-ban ${name} ${usage.commands[name].call}`, usage.commands[name].does, 6);
  if (!command)
    return [usage.title, '', ...COMMAND_NAMES.flatMap(lines), '', usage.more, ...notes].join('\n');
  const options = optionsOf(command).flatMap((name) => {
    const value = Object.entries(usage.values).find(([own]) => own === name)?.[1];
    const meaning = usage.meanings[name as keyof typeof usage.meanings];
    return wrapped(`  --${name}${value === undefined ? '' : ` ${value}`}`, meaning, 28);
  });
  return [...lines(command), '', usage.options, ...options, '', ...notes].join('\n');
}
