import type { Translation } from '../../messages.ts';
import type { report as vi } from '../../vi/report/report.ts';

export const report: Translation<typeof vi> = {
  ruleCondition: {
    centre: 'its centre point lies in at least one coverage area that counts',
    allClusters:
      'its centre and all its located residential clusters lie in coverage that counts; without clusters its centre decides',
    anyCluster:
      'at least one of its residential clusters lies in coverage that counts; without clusters its centre decides',
  },
  coveredWhen: (condition: string) => `A village is covered when ${condition}.`,
  ruleNamed: (name: string, condition: string) => `${name}: ${condition}.`,
  definition: {
    coveredCommune:
      'A commune is covered when at least one of its village centres is; a commune without villages in the list is unknown.',
    share: 'Share = covered / (covered + uncovered); unknown is outside the denominator and told apart.',
    shareAny:
      'share_any, share_<operator>: covered share of the people of the village, by clusters where given, else by its centre (0 or 1).',
    uncovered:
      'Uncovered people (households) = count of the village − covered; covered = count × share, rounded to whole numbers, half to even.',
    unknown: 'Unknown: the village has no location, or no coverage source speaks for it.',
    missing: 'Villages without a count of people or households: they enter no sum.',
    covered: 'Fully covered: the centre and all clusters are covered.',
    partial: 'Partly covered: the centre or clusters are covered, but not all of them.',
    inDepression:
      'Village in a depression area: its centre or a cluster lies in a signal-depression area; its state stays what it is.',
    trangSong: 'Village without any signal (trắng sóng): neither the centre nor any cluster is covered.',
    lomSong:
      'Village with a signal depression (lõm sóng): only some of centre and clusters are covered, or part of it lies in a depression area.',
    fibreDistance:
      'Geodesic metres from the village centre to the nearest point of a fibre route or access point.',
    areaShare: 'Part of the land of a commune inside coverage, measured on the ellipsoid.',
    score:
      'Priority score 0–100 = points of the known groups / weights of all groups × 100; a group without data gives no points and is named.',
  },
  communeList: (date: string) => `commune list of ${date}`,
  communeListUndated: 'commune list without a date',
  noCommuneList: 'no commune list',
  scope: { public: 'Public', internal: 'Internal' },
  internalStamp: 'INTERNAL',
  finding: {
    noData: 'No data on signal',
    dark: (villages) => `${villages} villages without any signal`,
    people: (people, share) => `${people} people without signal, ${share} of them in villages of poor signal`,
    peopleAlone: (people) => `${people} people without signal`,
    nobody: 'nobody who was counted is without signal',
    noCounts: 'no data on population',
    unknown: (villages) => `${villages} villages without data`,
    mostVillages: (commune, count, isFull) =>
      `${commune}: ${count} villages without ${isFull ? 'full ' : ''}signal`,
    mostVillagesTied: (commune, others, count, isFull) =>
      `${commune} and ${others} others: ${count} villages each without ${isFull ? 'full ' : ''}signal`,
    highestShare: (commune, share, others, isPart) =>
      `${commune}${others === null ? '' : ` and ${others} others`}: ${share} of people${others === null ? '' : ' in each'} without signal${isPart ? ', among villages with data' : ''}`,
    alsoHighestShare: (share, others, isPart) =>
      `also the highest share of people without${others === null ? '' : `, tied with ${others} others`}: ${share}${isPart ? ' (among villages with data)' : ''}`,
    noneKnown: (villages) => `No ${villages} among those with data`,
    nothing: (money) => `${money}: not enough for a mast that serves more households`,
    gain: (money, people, dark, all, few) =>
      `${money}: ${people} more people with signal, ${few ? 'but only' : 'and'} ${dark}/${all} villages without any`,
    asEstimate: (title) => `${title} (estimate)`,
    gainSecond: (money, people) => `${money}: ${people} people gain a second operator`,
  },
  operatorStamp: (name) => `For ${name} only`,
  sentence: {
    about: (points: string) => `about ${points}`,
    easeNotTold: 'the points of ease are not told in this scope',
    ranked: (rank: string, score: string, parts: string) => `Rank ${rank} (${score} points): ${parts}.`,
    unranked: 'Not ranked: no data on the signal of this village.',
    notNeeded: 'Not ranked: this village is covered by the rule in use.',
    withPoints: (fact: string, points: string) => `${fact} (${points} pts)`,
    uncoveredHouseholds: (count: string) => `${count} households without signal`,
    poverty: (share: string) => `${share} poor households`,
    extremelyDifficult: 'particularly disadvantaged village',
    minority: (share: string) => `${share} ethnic minority people`,
    noHardship: 'no hardship recorded',
    school: 'school point',
    healthStation: 'health station',
    office: 'commune office',
    cultureHouse: 'cultural house',
    noService: 'no school or health station',
    hazard: 'natural hazard',
    border: 'border commune',
    noDanger: 'no natural hazard, not at the border',
    fibre: (distance: string) => `${distance} from fibre`,
    site: (distance: string) => `${distance} from the nearest site`,
    road: { allYear: 'all-year car road', drySeason: 'dry-season car road', none: 'no car road' },
    electricity: {
      grid: 'grid electricity',
      other: 'electricity from another source',
      none: 'no electricity',
    },
  },
};
