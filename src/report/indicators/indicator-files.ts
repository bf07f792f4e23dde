import { writeCsv } from '../../formats/csv/csv-writer.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { ReportInput } from '../report-input.ts';
import { headOf } from '../results/summary.ts';
import { bilingual } from '../words/method.ts';
import { indicatorRows, type IndicatorRow } from './indicator-rows.ts';
import { indicatorsOf } from './indicators.ts';
import { PUBLISHED, type PublishedFigure } from './published.ts';

/** Decimals of shares and of differences between them. */
const DIGITS = 6;
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(DIGITS));

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** The rows in both languages, one beside the other: a file does not depend on the language of the screen. */
function rowsInBoth(input: ReportInput): readonly Readonly<Record<Language, IndicatorRow>>[] {
  const all = indicatorsOf(input);
  const [vi, en] = LANGUAGES.map((language) => indicatorRows(input, all, language));
  return vi!.map((row, i) => ({ vi: row, en: en![i]! }));
}

const sourceOf = (id: string) => {
  const { vi, en } = PUBLISHED.sources.find((source) => source.id === id)!;
  return { vi, en };
};

const figureEntry = ({ id, value, bound, asOf, technologies, communeList, source }: PublishedFigure) => ({
  id,
  value,
  bound,
  asOf,
  technologies: technologies ?? null,
  communeList: communeList ?? null,
  source: sourceOf(source),
});

/** Content of `indicators.json`, for an operations centre. */
export function indicatorsJson(input: ReportInput) {
  const { project, findings } = input;
  const all = indicatorsOf(input);
  const rows = rowsInBoth(input);
  const text = (id: string, of: 'name' | 'definition') => {
    const row = rows.find((one) => one.vi.id === id);
    return { vi: row?.vi[of] ?? '', en: row?.en[of] ?? '' };
  };
  const name = (measure: PublishedFigure['measure'], id: string) => ({ measure, name: text(id, 'name') });
  return {
    ...headOf(input, 'song-ban-indicators'),
    operator: 'any',
    technologies: findings.technologies,
    evidence: findings.evidence,
    rule: findings.rule,
    publishedUnit: all.unit?.id ?? null,
    indicators: all.indicators.map(({ measure, computed, published, targets }) => ({
      id: measure,
      name: text(measure, 'name'),
      definition: text(measure, 'definition'),
      computed: {
        ...computed,
        value: rounded(computed.value),
        asOf: project.asOf,
        source: bilingual((language) => messagesIn(language).indicators.computedSource),
      },
      published: published.map(({ figure, why, difference }) => ({
        ...figureEntry(figure),
        comparable: why.length === 0,
        why,
        difference: rounded(difference),
      })),
      targets: targets.map(({ figure, distance }) => ({
        ...figureEntry(figure),
        among: figure.among ?? null,
        distance,
      })),
    })),
    context: all.context.map((figure) => ({ ...name(figure.measure, figure.id), ...figureEntry(figure) })),
    tables: all.tables.map(({ source, ...table }) => ({ ...table, source: sourceOf(source) })),
    notCompared: all.notCompared.map(({ unit, figures }) => ({
      unit,
      figures: figures.map((figure) => ({ ...name(figure.measure, figure.id), ...figureEntry(figure) })),
    })),
    contradictions: rows
      .filter(({ vi }) => vi.kind === 'contradiction')
      .map(({ vi, en }, i) => ({ code: all.contradictions[i]!.code, text: { vi: vi.note, en: en.note } })),
  };
}

const COLUMNS = [
  'kind',
  'id',
  'name_vi',
  'name_en',
  'value',
  'unit',
  'text_vi',
  'as_of',
  'source_vi',
  'source_en',
  'definition_vi',
  'definition_en',
  'note_vi',
  'note_en',
] as const;

/** `indicators.csv`: rows of metadata first, then one row per figure. Shares are 0..1; an empty value is unknown. */
export function indicatorsCsv(input: ReportInput, locale: Language): Uint8Array {
  const { project, findings, scope } = input;
  const metadata = [
    ['title', project.title],
    ['province', `${project.province.code} ${project.province.name}`],
    ['as_of', project.asOf],
    ['synthetic', String(project.synthetic)],
    ['scope', scope],
    ['operator', 'any'],
    ['technologies', findings.technologies.join(' ')],
    ['evidence', findings.evidence.join(' ')],
    ['rule', findings.rule],
  ] as const;
  const cells = rowsInBoth(input).map(({ vi, en }) => ({
    kind: vi.kind,
    id: vi.id,
    name_vi: vi.name,
    name_en: en.name,
    value: rounded(vi.value),
    unit: vi.isShare ? 'share' : en.unit || (vi.value === null ? '' : 'count'),
    text_vi: vi.text,
    as_of: vi.asOf,
    source_vi: vi.source,
    source_en: en.source,
    definition_vi: vi.definition,
    definition_en: en.definition,
    note_vi: vi.note,
    note_en: en.note,
  }));
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<string, string>;
  const rows = [
    ...metadata.map(([id, text]) => ({ ...empty, kind: 'metadata', id, text_vi: text })),
    ...cells,
  ] as readonly Record<(typeof COLUMNS)[number], string | number | null>[];
  return writeCsv(
    COLUMNS.map((column) => ({ name: column })),
    rows.map((row) => COLUMNS.map((column) => row[column])),
    { locale },
  );
}
