/** So long it stays, in seconds; browsers keep none longer. */
const KEPT_SECONDS = 400 * 86_400;
const NAME = 'song-ban-saved-';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Cookies are shared by all ports of a host, databases are not: the name tells whose date it is. */
const ownName = ({ protocol, port }: Location): string =>
  `${NAME}${protocol === 'https:' ? 's' : ''}${port || 'default'}`;

/** What cookies tell of earlier saves. They hold dates alone: a browser that clears its storage leaves them. */
export interface EarlierSaves {
  /** Day of the last save under this address; null none known. */
  readonly here: string | null;
  /** Ports of this machine's other addresses that kept projects, with the day of their last save. */
  readonly elsewhere: readonly { readonly port: string; readonly day: string }[];
}

export function readEarlierSaves(cookies: string, location: Location): EarlierSaves {
  const days = new Map<string, string>();
  for (const part of cookies.split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    if (name.startsWith(NAME) && DAY.test(value)) days.set(name, value);
  }
  const own = ownName(location);
  return {
    here: days.get(own) ?? null,
    elsewhere: [...days]
      .filter(([name]) => name !== own)
      .map(([name, day]) => ({ port: name.slice(NAME.length).replace(/^s/, ''), day })),
  };
}

/** The text that sets the cookie; of a null day, that takes it away. */
export const lastSaveCookie = (day: string | null, location: Location): string =>
  `${ownName(location)}=${day ?? ''}; Path=/; SameSite=Strict; Max-Age=${day ? KEPT_SECONDS : 0}`;
