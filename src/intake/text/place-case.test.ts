import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../i18n/text.ts';
import { placeName } from './place-case.ts';

const shown = (cases: Readonly<Record<string, string>>): void => {
  for (const [written, name] of Object.entries(cases)) expect(placeName(written), written).toBe(name);
};

describe('the name of a place as a list writes it', () => {
  it('has no sign or number of a list before it', () => {
    shown({
      '- Bản Pu Luông': 'Bản Pu Luông',
      '-Bản Pu Luông': 'Bản Pu Luông',
      "'- Bản Pu Luông": 'Bản Pu Luông',
      '– • Bản Pu Luông': 'Bản Pu Luông',
      '+ Tổ 4': 'Tổ 4',
      '* Tiểu khu 1': 'Tiểu khu 1',
      '1. Bản Mới': 'Bản Mới',
      '12) Nà Xe': 'Nà Xe',
      '(3) Bản Mới': 'Bản Mới',
      '1.2/ Bản Mới': 'Bản Mới',
      '4- Bản Mới': 'Bản Mới',
      'a) Bản Mới': 'Bản Mới',
      'II. Bản Mới': 'Bản Mới',
      '- 7. BẢN MỚI': 'Bản Mới',
    });
  });

  it('keeps what is a part of it', () => {
    for (const name of [
      'Tổ 1',
      '10/10',
      'Bản 19-5',
      'H’Neng',
      'X. Mường Bú',
      '3',
      '-',
      'Khu A',
      'Bản 2A',
      'a',
    ])
      expect(placeName(name)).toBe(name);
  });

  it('has the capitals of place names where all of it was in one case', () => {
    shown({
      'BẢN NẬM XÉ': 'Bản Nậm Xé',
      'bản nậm xé': 'Bản Nậm Xé',
      'BẢN POM MUÔNG II': 'Bản Pom Muông II',
      'bản pom muông ii': 'Bản Pom Muông II',
      'BẢN II': 'Bản II',
      'BẢN VI': 'Bản Vi',
      'TỔ DÂN PHỐ SỐ 5': 'Tổ dân phố số 5',
      'tổ dân phố 5': 'Tổ dân phố 5',
      'TIỂU KHU 9': 'Tiểu khu 9',
      'TDP 3': 'TDP 3',
      'tdp 3': 'TDP 3',
      "BẢN H'NENG": "Bản H'Neng",
      'ĐOÀN KẾT': 'Đoàn Kết',
      'đoàn kết': 'Đoàn Kết',
      'NÀ ỚT – TÀ LẦU': 'Nà Ớt – Tà Lầu',
      'XÃ MƯỜNG BÚ': 'Xã Mường Bú',
      'THỊ TRẤN ÍT ONG': 'Thị trấn Ít Ong',
    });
  });

  it('keeps capitals that somebody has set; the word before the name is as lists write it', () => {
    shown({
      'Bản Nậm xé': 'Bản Nậm xé',
      'Khu trung tâm': 'Khu trung tâm',
      'Tà Khá II': 'Tà Khá II',
      'bản Tiền Phong': 'Bản Tiền Phong',
      'BẢN Tiền Phong': 'Bản Tiền Phong',
      'Bản NẬM XÉ': 'Bản Nậm Xé',
    });
  });

  it('says its kind once', () => {
    shown({
      'Xã Xã Mường Bú': 'Xã Mường Bú',
      'Thị trấn Thị trấn Ít Ong': 'Thị trấn Ít Ong',
      'XÃ XÃ MƯỜNG BÚ': 'Xã Mường Bú',
      'Xã Xá Nhè': 'Xã Xá Nhè',
    });
  });

  it('is its own name, and never loses a letter or digit of it', () => {
    const word = fc.constantFrom(
      'bản',
      'NẬM',
      'Xé',
      'ii',
      '2A',
      'tổ',
      'dân',
      'phố',
      'Đoàn',
      "h'neng",
      'TK',
      '19/5',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, (written) => {
        const once = placeName(written);
        expect(placeName(once)).toBe(once);
        expect(fold(once)).toBe(fold(written));
      }),
    );
  });
});
