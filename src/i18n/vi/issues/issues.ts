import { fileIssues } from './issues-files.ts';
import { intakeIssues } from './issues-intake.ts';
import { surroundingsIssues } from './issues-surroundings.ts';
import { tableIssues } from './issues-tables.ts';

/** Words of one area; `en/issues.ts` has the same keys. `{name}` is filled from the issue or its context. */
export const issues = { ...fileIssues, ...intakeIssues, ...tableIssues, ...surroundingsIssues };

/** What is said where the issue has no value to name: its cell is empty. */
export const issuesUnnamed = {
  'question-open': 'Dòng tạm để ngoài cho đến khi câu hỏi về {field} được trả lời.',
  'total-by-arithmetic':
    'Một dòng không ghi tên bằng tổng các dòng khác: hiểu là dòng tổng, không tính là thôn, bản.',
};
