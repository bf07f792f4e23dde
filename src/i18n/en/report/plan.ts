import type { Translation } from '../../messages.ts';
import type { plan as vi } from '../../vi/report/plan.ts';

export const plan: Translation<typeof vi> = {
  weightsNote: 'Weights suggested by this tool, not a regulation. They always sum to 100.',
  group: {
    need: 'Need',
    vulnerability: 'Vulnerability',
    publicService: 'Public service',
    safety: 'Safety and border',
    ease: 'Ease',
  },
  formula: {
    need: (full) =>
      `ln(1 + uncovered households) / ln(${full} + 1), at most 1: full from ${full} households.`,
    vulnerability: (poverty, difficult, minority) =>
      `The highest of three: poverty rate / ${poverty}; particularly disadvantaged village = ${difficult}; ethnic minority share × ${minority}. They are nearly one variable, so only one counts.`,
    publicService: (school, health, office, house) =>
      `School point ${school} + health station ${health} + commune office ${office} + village cultural house ${house}, over the sum of the known parts.`,
    safety: (hazard, border) =>
      `Natural hazard ${hazard} + border commune ${border}, over the sum of the known parts.`,
    ease: (fibre, site) =>
      `Mean of the known parts: near fibre (0 from ${fibre}), near a mast to share (0 from ${site}), car road (all year 1, dry season 0.5, none 0), electricity (grid 1, other 0.3, none 0).`,
  },
  scoreNote:
    'Score = points of the known groups / sum of all weights × 100, so that few known groups never outrank many. A group without data may add to it, shown as a range.',
  scoreRange: (low, high) => `score from ${low} to ${high}`,
  missingGroups: (count) =>
    count === 1 ? '1 group of criteria without data' : `${count} groups of criteria without data`,
  allWeightsZero: 'All weights are 0, so there is no ranking. Set at least one weight above 0.',
  uncounted: 'an unknown number of',
  yearLine: (year, works, money, households) =>
    `${year}: ${works}, ${money}, ${households === null ? 'households not counted' : `${households} more households`}`,
  element: { mast: 'site', fibre: 'fibre section', power: 'power line' },
  assumption: {
    discRadius: (count, radius) =>
      `${count} places state no coverage radius: a disc of ${radius} is taken (estimate).`,
    assumedCost: (count, cost) => `${count} places state no cost: ${cost} each is taken.`,
    highPoints: (search, radius, cost) =>
      `No list of candidate sites: the highest point within ${search} of every gap is taken, a disc of ${radius} (estimate), ${cost} each.`,
    gapPoints: (search, radius, cost) =>
      `No list of candidate sites and no terrain (no high point within ${search} can be found): the gaps themselves are taken, a disc of ${radius} (estimate), ${cost} each.`,
    villagesNotCounted: (count: string) =>
      `${count} villages have no household count: they enter no sum of households and show as not counted.`,
    villagesOutside: (count: string) =>
      `${count} villages have coordinates outside the province: nothing is planned for them, check the coordinates.`,
    anyOperator: (count: string) =>
      `${count} sites name no operator: any operator is supposed able to use them.`,
    worksBarred: (count: string) =>
      `${count} places lie on restricted land where nobody may build, or nobody is said to permit it: no part of the plan.`,
    lockedBarred: (count: string) =>
      `${count} decided places lie on restricted land where nobody may build, or nobody is said to permit it: kept, to be looked at again.`,
    worksDelayed: (count: string, months: string) =>
      `${count} places of the plan lie on restricted land and can be built only with a permit: up to ${months} months.`,
    worksDelayedUnknown: (count: string) =>
      `${count} places of the plan lie on restricted land and can be built only with a permit; how many months it takes is not known.`,
    worksTooLate: (count: string) =>
      `${count} places lie on restricted land and get their permit only after the last year: no part of the plan.`,
    servedUnderSupport: (count: string) =>
      `${count} villages that the plan serves are under the running support of another programme: compare, so that nothing is paid twice.`,
    servedSupportOpen: (count: string) =>
      `${count} villages that the plan serves stand in an earlier list that does not say until when: compare.`,
    lossParts: (distance: string) =>
      `Loss of one element: every place with signal is taken to hang on the nearest site of each operator that serves it, within ${distance} (an estimate).`,
    secondWays: (count, factor, distance) =>
      `A second way (${count} communes): new fibre from a mast to the nearest other section, a straight line times ${factor}, or a hop to a mast on another section; sections within ${distance} of each other are taken to fall together; where sections meet elsewhere is not looked at.`,
    lossFeeds: (distance: string) =>
      `Loss of one element: every site is taken to hang on the nearest fibre and power line within ${distance}; the list of sites states no feed.`,
    lossMissing: (element: string) => `Loss of one element: no data on a ${element}.`,
    lossUnfed: (element: string, count: string, distance: string) =>
      `Loss of one element: ${count} sites have no ${element} within ${distance}; what they hang on is not known.`,
    lossOpen: (count: string) =>
      `Loss of one element: it is not known from which site ${count} places have their signal; more people may lose it.`,
    zeroCost: (count) => `${count} places state a cost of 0: taken as not stated, never as free.`,
    statedRange: (count, low, high) =>
      `${count} places state their cost: it is the middle; low is ${low} and high ${high} of it (a supposition of this tool).`,
    exchangeRate: (rate, day) =>
      `Default prices come from published models in US dollars, at ${rate} đồng of ${day}.`,
    exchangeUndated: (rate) =>
      `Default prices come from published models in US dollars, at ${rate} đồng: a round figure of this tool, of no day.`,
    benchmarkRate: (rate, day) =>
      `The figure of India's 4G saturation programme (US dollars) is turned at ${rate} VND of ${day}.`,
    benchmarkUndated: (rate) =>
      `The figure of India's 4G saturation programme (US dollars) is turned at ${rate} VND: a round figure of the tool, of no day.`,
    running: (running, discount, years) =>
      `Running costs ${running} of capital a year; the present value counts ${years} years of running, discounted by ${discount} a year; money out only, no income.`,
    corners: (count) =>
      `Stability looks at ${count} cases: cost low, middle, high × people −10, 0, +10 %. Thresholds ±3 dB are not looked at: coverage is an estimated disc, not predicted from terrain.`,
    cornersThreshold: (count) =>
      `Stability looks at ${count} cases: cost low, middle, high × people −10, 0, +10 % × threshold of the signal −3, 0, +3 dB.`,
    feedCounted: (count, fibre, hop) =>
      `${count} places need a feed built as well: fibre ${fibre} per km, a shared stretch counted once; a microwave link ${hop}. The price of a mast holds no feed.`,
    feedStated: (count) => `The stated cost of ${count} places is taken to include their feed.`,
    feedUnknown: (count) =>
      `${count} places: no data about their feed, since there is no fibre layer; costs include no feed.`,
    feedTapNodes: 'Fibre is tapped at the given access points only.',
    feedTapAnywhere: 'No list of access points: fibre is taken to be tapped anywhere along a cable.',
    feedRoads: (factor) =>
      `New fibre follows roads (of any class); stretches off roads are straight lines × ${factor} (estimated); where a straight line is shorter it is taken.`,
    feedRoadsOff: (count, factor) =>
      `New fibre follows roads (of any class); stretches off roads, and ways to ${count} places that no road joins with fibre, are straight lines × ${factor} (estimated); where a straight line is shorter it is taken.`,
    feedStraight: (factor) => `No roads layer: new fibre is a straight line × ${factor} (estimated).`,
    feedLand: (distance) =>
      `New fibre keeps off land where nobody may build, and waits for the permits of land that takes one (looked at every ${distance}).`,
    feedLandOff: (distance, count) =>
      `New fibre keeps off land where nobody may build, and waits for the permits of land that takes one (looked at every ${distance}). Barred land leaves ${count} places without any way for fibre.`,
    feedBands: (distance) =>
      `Places of masts are not published: lengths and costs of new fibre are told in bands of ${distance}: they are approximate, in sums as well; no sum exceeds what may be spent.`,
    feedHops: (distance, fed, others, near, count) =>
      `Microwave links reach ${distance} at most and need sight over terrain and trees, of each mast to the ${fed} nearest that have a feed and the ${others} nearest others; ${count} existing masts within ${near} of fibre are taken to have it (estimated).`,
    feedNoSight: 'Without terrain nobody knows what sees what: no microwave link is offered.',
    reachPredicted: (count, distance) =>
      `${count} sites: where they bring a signal is predicted from terrain and trees (ITU-R P.1812), up to ${distance}; nobody measured it.`,
    reachPartly: (count) =>
      `${count} sites have places on whose way no terrain is known: those go by the disc (estimate).`,
    reachEstimated: (count) =>
      `${count} sites cannot be predicted (no terrain where they stand, or a height or technology that cannot be): they go by their disc (estimate).`,
    highPlaces: (search, cost) =>
      `No list of candidate sites: the highest point within ${search} of every gap is taken, ${cost} each.`,
    supportUnknown: 'No lists of earlier programmes: which villages are under running support is not known.',
    supportOpen: (count) =>
      `${count} entries of earlier programmes name no end: taken as running, kept out of the list of the Fund.`,
    fundUnknown: (count) =>
      `${count} works have no list: electricity or difficulty of most of their households' villages is not known.`,
    noNorm: 'No norm of support is given: what the Fund pays is not known.',
    carriedOver: 'What one year leaves is spent in the next; floors hold when the last year is over.',
    joinDisc: (count, radius, cost) =>
      `${count} standing masts: another operator joins for its radio only, ${cost}; it reaches what the mast's operator covers within ${radius} (estimate).`,
    discIgnoresTerrain: 'Coverage discs ignore the terrain: an optimistic estimate.',
  },
  why: {
    'outside-province': 'its coordinates lie outside the province',
    'no-position': 'no coordinates',
    'no-candidate': 'no candidate site reaches it',
    'only-forbidden': 'only forbidden sites reach it',
    'only-restricted': 'only sites on land where nobody may build reach it',
    'above-budget': 'every site that reaches it costs more than the budget',
    'in-part': 'served in part',
    'not-counted': 'no household count to compare by',
    'less-per-dong': 'others serve more for the same money',
  },
  whyWork: {
    forbidden: 'it was ruled out',
    restricted: 'it lies on land where nobody may build, or nobody said who permits it',
    'serves-nobody': 'it reaches no village that lacks signal',
    'above-budget': 'it costs more than the budget',
    'serves-the-same': 'it reaches only what the works of the plan serve',
    'less-per-dong': 'others serve more for the same money',
  },
  decider: {
    department: 'Department of Science and Technology',
    province: 'Provincial People’s Committee',
    commune: 'Commune People’s Committee',
    operator: 'Operator',
    other: 'Other',
  },
  decision: {
    lock: (of: string) => `Locked ${of}`,
    forbid: (of: string) => `Ruled out ${of}`,
    release: (of: string) => `Left ${of} open again`,
    'keep-scenario': (of: string) => `Kept scenario “${of}”`,
    'choose-scenario': (of: string) => `Chose scenario “${of}”`,
    'drop-scenario': (of: string) => `Deleted scenario “${of}”`,
    note: (_of: string) => 'Noted',
  },
  scenarioMeasure: {
    budget: 'Budget',
    cost: 'Cost',
    works: 'Works',
    households: 'Households served in addition',
    population: 'People served in addition',
    villages: 'Villages served in addition',
    darkVillages: 'Villages out of the dark',
    communesLifted: 'Communes without dark villages left',
    newShare: 'Truly new service',
    changedShare: 'Have signal, only change operator',
    leftVillages: 'Villages left',
    leftHouseholds: 'Households left',
    leftPopulation: 'People left',
    unknownVillages: 'Villages without data',
    certificate: 'At least of the best',
  },
  fromBudget: (money) => `by most value for money it is served from a budget of ${money}`,
  fund: { fund: 'Fund', operator: 'Operators', grid: 'Waiting for the grid', unknown: 'No data' },
  award: { tender: 'tender', order: 'order', assign: 'assignment' },
  purpose: {
    households:
      'Purpose: most newly served households; those of villages without any signal and of partly served ones count alike.',
    people:
      'Purpose: most newly served people; those of villages without any signal and of partly served ones count alike.',
    score: 'Purpose: the largest sum of newly served households times the score of their village.',
    'dark-first':
      'Purpose: first most villages that leave having no signal at all, then most newly served households of partly served ones.',
  },
  purposeSecond: {
    households: 'Purpose: most households that gain a second operator.',
    people: 'Purpose: most people who gain a second operator.',
    score:
      'Purpose: the largest sum of households that gain a second operator times the score of their village.',
  },
  levelDark: (villages) => `${villages} villages without any signal get one`,
  levelPartly: (households) => `with as many, ${households} more households of partly served villages`,
  levelBest: (level) => `${level}: no plan of this money has more.`,
  levelOpen: (level, bound) => `${level}: no plan of this money has more than ${bound}; not proved the best.`,
  workKind: { mast: 'new mast', join: 'shared mast', fibre: 'new fibre section', hop: 'microwave link' },
  counted: {
    masts: (count) => (count === '1' ? '1 mast' : `${count} masts`),
    trenches: (count) => (count === '1' ? '1 fibre section' : `${count} fibre sections`),
    hops: (count) => (count === '1' ? '1 microwave link' : `${count} microwave links`),
    and: (first, last) => `${first} and ${last}`,
  },
  aboutAlone: 'approximate',
  costAbout: 'approximate cost',
  about: (amount) => `about ${amount}`,
  feed: {
    fibre: (distance, from) => `new fibre ${distance}${from === null ? '' : ` from ${from}`}`,
    shared: (distance) => `${distance} shared`,
    estimated: 'estimated',
    atHand: 'fibre at hand',
    withheld: 'new fibre',
    usedBy: (masts) => `for ${masts}`,
    secondWay: (households) => `second way, keeps the signal of ${households} households`,
    relays: (masts) => `serves no village itself, hands the feed on to ${masts}`,
    handsOn: (masts) => `hands the feed on to ${masts}`,
    hop: (from) => (from === null ? 'microwave from another mast' : `microwave from ${from}`),
    stated: 'feed taken to be in the stated cost',
    unknown: 'feed: no data',
  },
  reachBy: { terrain: 'predicted from terrain', part: 'terrain, in part estimated', disc: 'disc (estimate)' },
  stability: { always: 'always', sometimes: 'sometimes', never: 'never' },
  boundNote: (share) => `At least ${share} of the best possible`,
  boundReached: 'The best possible',
};
