import { fold } from '../../../i18n/text.ts';
import { ROAD_CLASSES, type RoadClass } from '../../../model/surroundings/surroundings.ts';
import type { Understood } from '../../text/vocabulary.ts';

/** Words of what drives, largest first; a whole class of public roads is built for cars. */
const VEHICLES: Readonly<Record<RoadClass, RegExp>> = {
  car: /\b(o ?to|xe (hoi|tai|con|khach|bon banh|4 banh|4 cho|ban tai|co gioi)|(bon|4) banh|cars?|trucks?|4wd|4x4|cao toc|quoc lo|tinh lo|duong tinh|duong huyen|motorway|trunk|primary|secondary|tertiary|residential|living street)(?! bikes?)\b/,
  motorbike:
    /\b(xe may|xe (gan may|mo ?to)|mo ?to(?! ?car)|xe (hai|2) banh|(hai|2) banh|motor ?(bike|cycle)s?|two wheel(er|ed)s?)\b/,
  foot: /\b(di bo|bo hanh|nguoi di bo|duong mon|loi mon|foot(way|path)?|walk(ing|ers?|way)?|pedestrians?|on foot|steps)\b|^(duong )?bo$/,
};
/** *Đường bộ* is any road on land, *bộ* alone is who walks. */
const ANY_ROAD = /^duong bo$/;
const DENIED = /\b(khong|ko|k|chua|cam|not?|without|except|tru)\b/;

/**
 * The largest that a text says to drive on the road: *ô tô, xe máy* a car; *xe máy đi được, ô tô không* a motorbike.
 * A clause that denies something speaks of what it names. *Undefined*: no word of who drives, or only of who does not.
 */
export function readRoadClass(text: string): Understood<RoadClass> {
  const words = fold(text).replace(/_/g, ' ').trim();
  if (words === '' || ANY_ROAD.test(words)) return words === '' ? null : undefined;
  const clauses = words.split(/[,;.()/+]|\b(?:nhung|con|chi|but|only)\b/).map((clause) => clause.trim());
  const allowed = new Set<RoadClass>();
  const denied = new Set<RoadClass>();
  for (const clause of clauses) {
    const named = ROAD_CLASSES.filter((one) => VEHICLES[one].test(clause));
    const into = DENIED.test(clause) ? denied : allowed;
    for (const one of named) into.add(one);
  }
  return ROAD_CLASSES.find((one) => allowed.has(one) && !denied.has(one));
}
