import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { SourceLog } from '../findings/source-log.ts';

const CODE: IntakeIssueCode = 'file-all-rejected';

/** Says of a file in one line that none of its rows was taken; rows that wait or were set aside are told already. */
export function reportAllRejected(log: SourceLog): void {
  const { kept, merged, filtered, asked, rejected } = log.account();
  const toldRows = log.issues.filter(
    ({ did, row, feature }) => did === 'rejected' && (row ?? feature) !== undefined,
  );
  if (rejected > 0 && kept + merged + filtered + asked === 0 && toldRows.length > 0)
    log.atFile({ code: CODE, did: 'rejected', context: { count: rejected } });
}
