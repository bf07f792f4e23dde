/** Words of the passages for other texts; the other language has the same keys. */
export const passages = {
  lists: 'Lists',
  source: (stamp: string) => `Source: Sóng Bản, ${stamp}`,
};
