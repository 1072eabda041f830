import type { LeftOut } from '#shared/formats/export/column.ts';
import type { CellIssue } from './checkRow.ts';

/** Why a cell will not do, as one English sentence for a line of the batch mode. */
export function issueText({ why, value, detail }: Pick<CellIssue, 'why' | 'value' | 'detail'>): string {
  switch (why) {
    case 'missing':
      return 'this column may not be empty';
    case 'too-long':
      return `at most ${detail} characters`;
    case 'not-listed':
      return `"${value}" is not in the list: ${detail}`;
    case 'not-email':
      return `"${value}" is not an e-mail address`;
    case 'not-ascii':
      return `"${value}" has other letters than a to z before the @`;
    case 'double':
      return `"${value}" is in the file already: ${detail}`;
    case 'none-of':
      return `one of these is needed: ${detail}`;
    case 'beyond':
      return `a file may have ${detail} rows at most`;
    case 'cut':
      return `cut after ${detail} bytes`;
    case 'made-up':
      return 'nothing is known, so a stand-in is written';
    case 'not-phone':
      return `"${value}" is not a number in the international form`;
    case 'not-url':
      return `"${value}" is not a web address`;
    case 'no-country':
      return `"${value}" is not the name of a country`;
  }
}

/** Why a lead is in no file of the template, as one English sentence. */
export const leftOutText = (why: LeftOut): string => LEFT_OUT[why];

const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  refused: 'the visitor does not want mails',
  'no-consent': 'the visitor was not asked for consent to mails',
  'not-withdrawn': 'the visitor has taken no consent back',
};
