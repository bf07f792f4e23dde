import { between, randomStream } from '../../model/basics/random.ts';
import type { CandidateMast } from '../network/candidates.ts';
import { positionOf, xOf, yOf } from '../land/frame.ts';
import type { Rings } from '../seeded/polygon-index.ts';

/** What is needed of a commune. */
interface Commune {
  readonly name: string;
  readonly border: boolean;
  readonly polygon: Rings;
}

export interface RestrictedLand {
  readonly kind: string;
  readonly name: string;
  readonly permittedBy: string;
  /** Text of the cell: months, or that there is no permit at all. */
  readonly months: string;
  readonly polygon: Rings;
}

const CORNERS = 40;

/** A round piece of land with a ragged edge. */
function blob(x: number, y: number, radiusKm: number, random: () => number): Rings {
  const phase = [random(), random(), random()].map((turn) => 2 * Math.PI * turn);
  const ring = Array.from({ length: CORNERS }, (_, k) => {
    const angle = (2 * Math.PI * k) / CORNERS;
    const radius =
      radiusKm *
      (1 +
        0.16 * Math.sin(2 * angle + phase[0]) +
        0.09 * Math.sin(3 * angle + phase[1]) +
        0.05 * Math.sin(7 * angle + phase[2]));
    return positionOf(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  });
  return [[...ring, ring[0]]] as unknown as Rings;
}

const middleOf = ({ polygon: [outer] }: Commune): readonly [number, number] => {
  const open = outer.slice(1);
  const sum = open.reduce((at, [lon, lat]) => [at[0] + lon, at[1] + lat] as const, [0, 0] as const);
  return [xOf(sum[0] / open.length), yOf(sum[1] / open.length)];
};

const FORESTS = 6;

/**
 * Land that takes a permit: protected forests, the border zone, a safe zone of an old base area; and the core of a nature
 * reserve where nobody may build, around the dearest place that somebody proposes.
 */
export function restrictLand(
  communes: readonly Commune[],
  candidates: readonly CandidateMast[],
  seed: number,
): readonly RestrictedLand[] {
  const random = randomStream(seed, 'restricted land');
  const inland = communes.filter(({ border }) => !border);
  const pick = (): Commune => inland[Math.min(inland.length - 1, Math.floor(random() * inland.length))];
  const forests = Array.from({ length: FORESTS }, (_, k): RestrictedLand => {
    const commune = pick();
    const [x, y] = middleOf(commune);
    return {
      kind: 'Rừng phòng hộ',
      name: `Rừng phòng hộ ${commune.name} ${k + 1}`,
      permittedBy: 'Sở Nông nghiệp và Môi trường',
      months: '6',
      polygon: blob(x + between(random, -3, 3), y + between(random, -3, 3), between(random, 2.5, 5), random),
    };
  });
  const border = communes.flatMap((commune): RestrictedLand[] =>
    commune.border
      ? [
          {
            kind: 'Khu vực biên giới',
            name: `Khu vực biên giới ${commune.name}`,
            permittedBy: 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh',
            months: '1',
            polygon: commune.polygon,
          },
        ]
      : [],
  );
  const base = pick();
  const [x, y] = middleOf(base);
  const safe: RestrictedLand = {
    kind: 'An toàn khu (ATK)',
    name: `An toàn khu ${base.name}`,
    permittedBy: 'Sở Văn hóa, Thể thao và Du lịch',
    months: '4',
    polygon: blob(x, y, 3, random),
  };
  const dearest = candidates.toSorted((a, b) => b.costVnd - a.costVnd || (a.code < b.code ? -1 : 1))[0];
  const core: RestrictedLand[] = dearest
    ? [
        {
          kind: 'Rừng đặc dụng',
          name: 'Phân khu bảo vệ nghiêm ngặt',
          permittedBy: '',
          months: 'Không cho phép',
          polygon: blob(xOf(dearest.lon), yOf(dearest.lat), 0.8, random),
        },
      ]
    : [];
  return [...forests, safe, ...core, ...border];
}
