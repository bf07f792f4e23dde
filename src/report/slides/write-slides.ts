import { writePresentation } from '../../formats/presentation/write-presentation.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { ReportInput } from '../report-input.ts';
import { drawSlides, type SlidesOptions } from './draw-slides.ts';

/** On every Windows machine, with all Vietnamese letters: a slide travels without its fonts. */
const FONT = 'Arial';
const LANGUAGE_TAG = { vi: 'vi-VN', en: 'en-GB' } as const;

/** `slides.pptx`: native text, tables and charts, the map as freeforms. Same input, same bytes. */
export function writeSlides(input: ReportInput, options: SlidesOptions): Uint8Array<ArrayBuffer> {
  const { title, stamp, slides } = drawSlides(input, options);
  return writePresentation({
    title,
    subject: stamp,
    creator: messagesIn(options.language).common.productName,
    language: LANGUAGE_TAG[options.language],
    day: input.project.asOf,
    font: FONT,
    slides,
  });
}
