/** Words of passphrases; `en/app-passphrase.ts` has the same keys. */
export const passphrase = {
  newTitle: 'Đặt mật khẩu cho tệp dự án',
  openTitle: 'Nhập mật khẩu',
  isSealed: (file: string) => `“${file}” được khóa bằng mật khẩu.`,
  noWayBack: 'Quên mật khẩu thì không ai mở lại được tệp này. Hãy ghi lại ở nơi an toàn trước khi lưu.',
  onlyTheFile: 'Chỉ tệp tải về được khóa; bản giữ trong trình duyệt của máy này thì không.',
  passphrase: 'Mật khẩu',
  again: 'Gõ lại mật khẩu',
  differs: 'Hai lần gõ khác nhau.',
  least: (count: string) => `Ít nhất ${count} ký tự.`,
  show: 'Hiện mật khẩu',
  save: 'Khóa và tải tệp',
  open: 'Mở',
  cancel: 'Thôi',
};
