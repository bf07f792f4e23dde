/** Slides of the meeting, in the order of the questions that officials ask. */
export const SLIDES = ['overview', 'worst', 'priority', 'budget'] as const;
export type Slide = (typeof SLIDES)[number];

/** The slide that a key leads to from slide `at`; null: the key means nothing here. */
export function slideAfterKey(key: string, at: number): number | null {
  const last = SLIDES.length - 1;
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'PageUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
