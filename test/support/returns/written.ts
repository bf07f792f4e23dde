import type { Manner } from './commune-files.ts';
import type { Said } from './say.ts';
import type { TrueColumn, TrueQuestion, TrueReport, TrueVillage } from './truth.ts';

interface WrittenRow {
  readonly said: Said;
  /** From 1; of a file of text the record, which begins at `line`. */
  readonly row: number;
  readonly line?: number;
  readonly repeat: boolean;
}
/** One file of a commune with what its rows say. */
export interface Written {
  readonly file: string;
  readonly sheet: string;
  readonly bytes: Uint8Array;
  readonly manner: Manner;
  readonly rows: readonly WrittenRow[];
  readonly otherNames: readonly string[];
  readonly oldSheet: string | null;
}
/** A commune's files, the one that counts first. */
export interface Returned {
  readonly current: readonly Written[];
  /** Set aside: older returns and copies. */
  readonly aside: readonly {
    readonly written: Written;
    readonly why: 'revised' | 'copy' | 'lastYear';
    readonly by: string;
  }[];
}

const placeOf = (written: Written, { row, line }: WrittenRow): TrueVillage['rows'][number] =>
  line === undefined ? [written.file, written.sheet, row] : [written.file, written.sheet, row, line];

function marksOf({ village }: Said): string {
  return Object.entries(village.marks)
    .map(([operator, yes]) => `${yes ? '+' : '-'}${operator}`)
    .join(' ');
}

/** One record per village of a commune, with every row that names it in any of the commune's files. */
export function villagesOf({ current, aside }: Returned): TrueVillage[] {
  const others = [...current, ...aside.map(({ written }) => written)];
  return current.flatMap((file) =>
    file.rows
      .filter(({ repeat }) => !repeat)
      .map((own): TrueVillage => {
        const { said } = own;
        const again = others.flatMap((other) =>
          other.rows
            .filter(
              (entry) => entry.said.village.key === said.village.key && !(other === file && entry === own),
            )
            .map((entry) => ({ written: other, entry })),
        );
        const otherPlaces = again
          .filter(({ entry }) => entry.said.lon !== null && entry.said.lat !== null)
          .map(({ entry }) => [entry.said.lon!, entry.said.lat!] as const)
          .filter(([lon, lat]) => lon !== said.lon || lat !== said.lat);
        const { village } = said;
        const fields = new Set(file.manner.form.columns.map(({ field }) => field));
        return {
          key: village.key,
          name: said.name,
          commune_code: village.commune.code,
          old_commune: village.oldCommune,
          lon: said.lon,
          lat: said.lat,
          ...(otherPlaces.length && { otherPlaces }),
          households: said.households,
          population: said.population,
          ...(said.householdsIfSaid && { householdsIfSaid: said.householdsIfSaid }),
          ...(said.populationIfSaid && { populationIfSaid: said.populationIfSaid }),
          ...(fields.has('electricity') && { electricity: village.electricity }),
          ...(fields.has('mark:viettel') && { says4g: marksOf(said) }),
          rows: [placeOf(file, own), ...again.map(({ written, entry }) => placeOf(written, entry))],
        };
      }),
  );
}

export function reportsOf({ current }: Returned): TrueReport[] {
  return current.flatMap((file) =>
    file.rows.flatMap(({ said, row, line, repeat }): TrueReport[] => {
      const place = { file: file.file, sheet: file.sheet, row, ...(line !== undefined && { line }) };
      const at = { ...place, village: said.village.key };
      if (!repeat) return said.report.map((kind) => ({ ...at, class: kind }));
      const of = file.rows.find((entry) => !entry.repeat && entry.said.village.key === said.village.key)!.row;
      return [{ ...at, class: 'duplicate', of }];
    }),
  );
}

const VERSION_ANSWERS = {
  revised: 'Bản sửa thay bản trước',
  copy: 'Cùng nội dung: chỉ tính một lần',
  lastYear: 'Số liệu năm 2025: không dùng cho kỳ này',
} as const;

export function questionsOf({ current, aside }: Returned): TrueQuestion[] {
  const own = current.flatMap(({ file, manner, oldSheet, sheet }): TrueQuestion[] => [
    ...(manner.form.places === 'grid'
      ? [
          {
            file,
            kind: 'meridian',
            need: manner.hand.meridian === 104 ? ('may' as const) : ('must' as const),
            answer: `Kinh tuyến trục ${manner.hand.meridian === 104 ? '104°00' : '104°45'}, k = 0.9999 (múi 3°)`,
          },
        ]
      : []),
    ...(manner.hand.swapped
      ? [{ file, kind: 'swap', need: 'may' as const, answer: 'Đổi chỗ: cột ghi vĩ độ chứa kinh độ' }]
      : []),
    ...(oldSheet ? [{ file, kind: 'sheet', need: 'may' as const, answer: `Trang "${sheet}"` }] : []),
  ]);
  const versions = aside.map(({ written, why, by }): TrueQuestion => ({
    file: by,
    of: written.file,
    kind: 'version',
    need: why === 'revised' ? 'must' : 'may',
    answer: VERSION_ANSWERS[why],
  }));
  return [...own, ...versions];
}

export const columnsOf = ({ current, aside }: Returned): TrueColumn[] =>
  [...current, ...aside.map(({ written }) => written)].flatMap(({ file, sheet, manner }) =>
    manner.form.columns.map(({ path, field }, column) => ({ file, sheet, column, header: path, field })),
  );
