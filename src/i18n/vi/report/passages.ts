/** Lời của đoạn văn để dán vào văn bản khác; the other language has the same keys. */
export const passages = {
  lists: 'Danh sách',
  source: (stamp: string) => `Nguồn: Sóng Bản, ${stamp}`,
};
