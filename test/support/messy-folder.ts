import { loadDataset, type Loaded } from '../../src/intake/load-dataset.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import type { ProjectFile } from '../../src/model/project.ts';
import { accept } from '../../src/model/basics/result.ts';
import { openProjectFolder } from '../../src/project/project-folder.ts';
import { messOf, messyWorkbook, type TrueVillage } from './messy-workbook.ts';

/** The villages of the sample province as they are, and the workbooks that its communes return, each messed up in its own way. */
export async function returnedFolder(sample: Uint8Array) {
  const opened = await openProjectFolder([sourceOfBytes('sample.songban', sample)]);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { project, open } = opened.value;
  const only = (...roles: string[]) => project.sources.filter(({ role }) => roles.includes(role));
  const { dataset } = await loadDataset({ ...project, sources: only('communes', 'villages') }, open);
  const truth: TrueVillage[] = dataset.villages.records.map((village, i) => ({
    name: village.name,
    communeCode: village.communeCode!,
    lon: dataset.villages.centres[2 * i]!,
    lat: dataset.villages.centres[2 * i + 1]!,
    population: village.population,
    households: village.households,
    poorHouseholds: village.poorHouseholds,
  }));
  const files = dataset.communes.records.map(({ code, name }, i) => {
    const own = truth.filter(({ communeCode }) => communeCode === code);
    return {
      own,
      mess: messOf(i),
      source: sourceOfBytes(
        `tra-ve/${String(i).padStart(2, '0')}.xlsx`,
        messyWorkbook(own, /^(Xã|Phường) /.test(name) ? name : `Xã ${name}`, messOf(i)),
      ),
    };
  });
  const returned: ProjectFile = {
    ...project,
    sources: [...only('communes'), { id: 'returned', role: 'villages', path: 'tra-ve' }],
  };
  const openReturned: typeof open = async (path) =>
    path === 'tra-ve' ? accept(files.map(({ source }) => source)) : open(path);
  return { truth, files, returned, openReturned };
}

/** What the person who made the files would answer: the meridian of the sample province, Vietnamese numbers. */
export const answersOf = ({ questions }: Loaded): Record<string, string> =>
  Object.fromEntries(questions.map(({ id, kind }) => [id, kind === 'meridian' ? '9208' : 'vi']));
