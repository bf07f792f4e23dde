import type { FieldReader } from '../../records/field-reader.ts';
import { readHeadingList, readMentions, type Mention, type NamedList } from '../../text/list-words.ts';

/** What a row says about its commune, by the columns of its file or the title above them. */
export interface CommuneStatement {
  readonly code: string | null;
  /** As written. */
  readonly name: string | null;
  readonly district: string | null;
  /** The names in it, with the list that their words or the heading of the column say. */
  readonly mentions: readonly Mention[];
}

export type IsName = (text: string) => boolean;

const headingList = (reader: FieldReader, field: 'commune' | 'commune_old'): NamedList | null =>
  readHeadingList(reader.column(field)?.path.join(' ') ?? '')?.list ??
  (field === 'commune_old' ? 'old' : null);

/** Statements of the rows of one table; the headings are read once. */
export class Statements {
  private readonly lists: Readonly<Record<'commune' | 'commune_old', NamedList | null>>;
  private readonly mentions = new Map<string, readonly Mention[]>();

  /**
   * @param isName whether a text is the name of a commune as it stands
   * @param codeOf a code as the lists have it
   */
  constructor(
    private readonly reader: FieldReader,
    private readonly isName: IsName,
    private readonly codeOf: (written: string, row: number) => string,
  ) {
    this.lists = {
      commune: headingList(reader, 'commune'),
      commune_old: headingList(reader, 'commune_old'),
    };
  }

  of(row: number): CommuneStatement {
    const { reader } = this;
    const commune = reader.text('commune', row);
    const former = reader.text('commune_old', row);
    const name = commune ?? former ?? reader.table.about?.commune ?? null;
    const code = reader.code('commune_code', row);
    return {
      code: code === null ? null : this.codeOf(code, row),
      name,
      district: reader.text('district_old', row),
      mentions: this.mentionsOf(commune, former) ?? (name === null ? [] : this.mentionsIn(name, null)),
    };
  }

  /** Beside a former commune the other column names one of the list in force. */
  private mentionsOf(commune: string | null, former: string | null): readonly Mention[] | null {
    if (commune === null && former === null) return null;
    const list = this.lists.commune ?? (former === null ? null : 'new');
    return [
      ...(commune === null ? [] : this.mentionsIn(commune, list)),
      ...(former === null ? [] : this.mentionsIn(former, this.lists.commune_old)),
    ];
  }

  /** @param list what the heading says of names that say nothing themselves */
  private mentionsIn(name: string, list: NamedList | null): readonly Mention[] {
    const key = `${list ?? ''}/${name}`;
    let known = this.mentions.get(key);
    if (!known)
      this.mentions.set(
        key,
        (known = readMentions(name, this.isName).map((one) => (one.list ? one : { ...one, list }))),
      );
    return known;
  }
}
