import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

/** The columns of the table: title, and the key of a row. */
export const COLUMNS = [
  ['fault', 'name'],
  ['runs', 'runs'],
  ['faults that hit', 'hits'],
  ['shown as saved', 'saved'],
  ['found whole', 'found'],
  ['lost', 'lost'],
  ['said in words', 'said'],
];

const sum = (rows, key) => rows.reduce((all, row) => all + row[key], 0);

/** What all rows come to. */
export const sumsOf = (rows) => ({
  runs: sum(rows, 'runs'),
  saved: sum(rows, 'saved'),
  found: sum(rows, 'found'),
  lost: sum(rows, 'lost'),
});

/** The last line of a campaign. */
export const resultOf = (rows) =>
  `RESULT faults ${Object.entries(sumsOf(rows))
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')}`;

const cellsOf = (cells) => `| ${cells.join(' | ')} |`;

function tableOf(rows) {
  const all = { name: '**all**', ...Object.fromEntries(COLUMNS.slice(1).map(([, key]) => [key, sum(rows, key)])) };
  return [
    cellsOf(COLUMNS.map(([title]) => title)),
    cellsOf(COLUMNS.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...[...rows, all].map((row) => cellsOf(COLUMNS.map(([, key]) => row[key]))),
  ].join('\n');
}

const wrongOf = (rows) => rows.flatMap(({ name, wrong }) => wrong.map((one) => `- ${name}: ${one}`));

/** Writes the page of a whole campaign into `folder`. */
export function writeReport(folder, { rows, seed, minutes, part }) {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB, ${process.platform} ${release()}`;
  const wrong = wrongOf(rows);
  const page = `# Faults

Made by \`npm run bench -- faults${part === undefined ? '' : `:${part}`} --write\` on ${new Date().toISOString().slice(0, 10)}, seed ${seed}: ${machine}. Two kinds
side by side, ${minutes} minutes.

\`${resultOf(rows)}\`

A run is one fault of the built program on a profile of its own: it is killed, its files are damaged, its disk, its clock or its machine fails. The
page tells each write before it begins and at the moment a screen would show it as saved; that is kept outside of the program. The next start
reads everything back through the program, and compares the journal with the database. "Shown as saved" counts what was shown since the reading before,
"found whole" what of it is there, once, as it was shown; "lost" anything that is gone, doubled, half there or other than it was shown, at any time
since. "Faults that hit": a kill between the begin and the end of a write or of a start, a damage that was noticed. "Said in words": starts or refusals that told
a person what happened; a kill that left nothing to mend has nothing to say.

${tableOf(rows)}

${wrong.length === 0 ? 'Nothing was found to be wrong.' : `Found to be wrong:\n${wrong.join('\n')}`}

## What is behind the rows
- **kill -9**: the whole process group, somewhere in one of the first writes of a run (the moment follows how long this machine takes for one), one in
  eight while the program starts. \`restore\`, \`rotate\` (new keys) and \`erase\` are hit in the long write and in the start that puts it in place: it is
  finished or undone, nothing is lost, nothing erased is back in database, journal or pictures. A backup counts when all of it was read and opened.
- **both sides: the same**: what lay in a damaged place of the journal while the database was gone too is nowhere; it must be told, and is then
  not counted as shown.
- **picture**: there is one file of it; the start says so, and after going back to the backup it is there.
- **key: …**: both files of the key are harmed: nothing opens, nothing is written over, and with the file put back all is there.
- **disk**: full, journal not to be written (\`chattr +i\`), journal's folder gone, every call failing with EIO (ext4 shut down by \`FS_IOC_SHUTDOWN\`, so that
  what was not synced is gone), the whole disk read-only at the start. Needs root.
- **machine suspended**: SIGSTOP for 20 to 75 s with the clock going on, in the middle of captures, a send to a target and a backup.
- **clock**: the page's own, from which ids and times come, goes back and forth between runs and within one. The clock of the computer cannot be
  set for one program alone.
- **two programs**: the second one says that the profile is in use and writes nothing.

The camera that is unplugged while it scans is a story (\`test/e2e/unplugged.spec.ts\`), and so are short forms of kills and of a damaged database.
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'faults.md'), page);
}
