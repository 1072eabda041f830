import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURES, exponentOf, growthOf, told } from './benchScaleTable.mjs';
import { root, runScript } from './bootstrap/place.mjs';

const place = join(root, 'resources', 'docs', 'scale');

const WIDTH = 720;
const HEIGHT = 400;
const EDGE = { left: 76, right: 190, top: 44, bottom: 52 };
const COLOURS = ['#0b6e6e', '#c2410c', '#4338ca', '#6b7280', '#a21caf', '#15803d'];
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '4 4', '12 4'];

/** The plots: file, title, unit, and which figures of the table are in it. */
const PLOTS = [
  {
    file: 'scan',
    title: 'A scan until it is saved and on the screen, p95',
    unit: 'ms',
    keys: ['camera95', 'naiveCamera95', 'scanner95', 'naiveScanner95'],
  },
  { file: 'start', title: 'Start of the program', unit: 'ms', keys: ['screen', 'badge', 'searchable', 'settled', 'verified'] },
  {
    file: 'search',
    title: 'A letter of a search, a page of the list, a save until the dashboard tells',
    unit: 'ms',
    keys: ['key50', 'key95', 'page95', 'refresh95'],
  },
  { file: 'work', title: 'Figures and exports', unit: 'ms', keys: ['figures', 'allFigures', 'exportOne', 'exportAll'] },
  { file: 'space', title: 'Memory and disk', unit: 'MB', keys: ['pageMb', 'mainMb', 'profileMb'] },
];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const short = (value) =>
  value >= 1_000_000 ? `${value / 1_000_000}M` : value >= 1_000 ? `${value / 1_000}k` : String(Math.round(value * 1_000) / 1_000);

/** Powers of ten around the values. */
function decades(values) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, at) => low + at);
}

const figureOf = (key) => {
  const found = FIGURES.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no figure ${key}`);
  return found;
};

/** Names beside the ends of lines, moved apart where they would lie on one another. */
function spread(ends) {
  const placed = ends.toSorted((a, b) => a.y - b.y);
  for (let at = 1; at < placed.length; at += 1) placed[at].y = Math.max(placed[at].y, placed[at - 1].y + 26);
  const over = Math.max(0, (placed.at(-1)?.y ?? 0) - (HEIGHT - EDGE.bottom));
  for (const one of placed) one.y -= over;
  return placed;
}

/** A name in lines of a few words. */
function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (`${lines.at(-1)} ${word}`.length > 28) lines.push('');
    lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim();
  }
  return lines;
}

const span = (list) => list.at(-1) - list[0];

/** One plot as SVG: leads to the right, the figure upwards, both by powers of ten. */
export function plotOf(title, unit, { keys, rows }) {
  const series = keys.map(figureOf).map((one) => ({
    ...one,
    points: rows.map((row) => [row.leads, one.read(row)]).filter(([, value]) => value > 0),
  }));
  const xs = decades(rows.map(({ leads }) => leads));
  const ys = decades(series.flatMap(({ points }) => points.map(([, value]) => value)));
  const x = (leads) => EDGE.left + ((Math.log10(leads) - xs[0]) / span(xs)) * (WIDTH - EDGE.left - EDGE.right);
  const y = (value) => HEIGHT - EDGE.bottom - ((Math.log10(value) - ys[0]) / span(ys)) * (HEIGHT - EDGE.top - EDGE.bottom);
  const right = WIDTH - EDGE.right;
  const grid = [
    ...xs.map((power) => {
      const at = x(10 ** power);
      return `<line x1="${at}" x2="${at}" y1="${EDGE.top}" y2="${HEIGHT - EDGE.bottom}" stroke="#e2e5e9"/><text x="${at}" y="${HEIGHT - EDGE.bottom + 20}" text-anchor="middle">${short(10 ** power)}</text>`;
    }),
    ...ys.map((power) => {
      const at = y(10 ** power);
      return `<line x1="${EDGE.left}" x2="${right}" y1="${at}" y2="${at}" stroke="#e2e5e9"/><text x="${EDGE.left - 8}" y="${at + 4}" text-anchor="end">${short(10 ** power)}</text>`;
    }),
  ];
  const lines = series.map(({ points }, at) => {
    const path = points.map(([leads, value]) => `${x(leads).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const dots = points.map(
      ([leads, value]) => `<circle cx="${x(leads).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3.5" fill="${COLOURS[at]}"/>`,
    );
    return `<polyline points="${path}" fill="none" stroke="${COLOURS[at]}" stroke-width="2" stroke-dasharray="${DASHES[at]}"/>${dots.join('')}`;
  });
  const ends = spread(series.map(({ name, points }, at) => ({ name, colour: COLOURS[at], y: y(points.at(-1)?.[1] ?? 1) })));
  const names = ends.map(({ name, colour, y: top }) => {
    const words = wrapped(name).map((line, at) => `<tspan x="${right + 12}" dy="${at === 0 ? 0 : 12}">${escaped(line)}</tspan>`);
    return `<text fill="${colour}" font-size="11" y="${top.toFixed(1)}">${words.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Inter, Arial, sans-serif" font-size="12" fill="#374151" role="img" aria-label="${escaped(title)}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<text x="${EDGE.left}" y="24" font-size="15" font-weight="600" fill="#111827">${escaped(title)}</text>
${grid.join('\n')}
${lines.join('\n')}
${names.join('\n')}
<text x="${(EDGE.left + right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">leads in the profile</text>
<text x="18" y="${(HEIGHT - EDGE.bottom + EDGE.top) / 2}" text-anchor="middle" transform="rotate(-90 18 ${(HEIGHT - EDGE.bottom + EDGE.top) / 2})">${unit}</text>
</svg>
`;
}

const number = (value) => new Intl.NumberFormat('en').format(value);

function tableOf(rows) {
  const [first, before, last] = [rows[0], rows.at(-2) ?? rows[0], rows.at(-1)];
  const power = (read, from) => {
    const one = exponentOf(read, from, last);
    return one === null ? '–' : one.toFixed(2);
  };
  return [
    `| | ${rows.map(({ leads }) => number(leads)).join(' | ')} | growth, last step | growth, all |`,
    `|---|${'---:|'.repeat(rows.length + 2)}`,
    `| pictures | ${rows.map(({ pictures }) => number(pictures)).join(' | ')} | | |`,
    ...FIGURES.map(
      ({ name, unit, read }) =>
        `| ${name}${unit === '' ? '' : `, ${unit}`} | ${rows.map((row) => told(read(row))).join(' | ')} | ${power(read, before)} | ${power(read, first)} |`,
    ),
  ].join('\n');
}

const beside = (own, naive) => (own.p95 / naive.p95).toFixed(2);

function pageOf({ machine, rows }) {
  const [first, last] = [rows[0], rows.at(-1)];
  const ratio = growthOf(first, last);
  return `# Scale

Measured by \`npm run bench -- scale --write\` on ${machine.at.slice(0, 10)}: ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, no graphics card
(the camera's film, its decoding and the screen share the cores). Only ratios carry over to other machines. The raw figures are in
[scale.json](scale.json); this page and the plots are made from it by \`node scripts/scalePlots.mjs\`.

**${number(last.leads)} leads over 20 shows, ${number(last.pictures)} pictures: a scan by the camera takes × ${ratio.camera.toFixed(2)} of what it takes with ${number(first.leads)} (p95);
by the scanner × ${ratio.scanner.toFixed(2)}, × ${ratio.scannerEarly.toFixed(2)} in the first minute, while the start is still at work behind it.**

Beside the same flow written naively, in the same window, over a table with as many rows: camera × ${beside(last.camera, last.naiveCamera)} (read
${last.camera.read} of ${last.camera.shown} badges, the naive one ${last.naiveCamera.read}), scanner × ${beside(last.scanner, last.naiveScanner)}. The naive flow seals
nothing, looks nobody up, judges nothing, keeps no journal and waits for no disk.

## How it is measured
- **Profiles** are filled through the program's own commits (500 visitors a strict transaction, each with its line of history, its frame in
  the journal and its row in the outbox), one lead in ten with a picture of 60 kB.
- **Camera**: a film of 30 badges, each 0.6 s in view, played by Chromium's fake camera into the built program. From the capture time of the
  frame in which the code was read, which is the last one of the code that was needed, to the large line painted. That line is shown
  only when database and journal have the lead on the disk. "First frame shown" begins when the badge came into view, and so holds the search for it.
- **Scanner**: from its Enter to the large line painted; 120 badges when the start has ended: all shows are searchable, the journal is read,
  page and main rest (the camera's film is played then, too). "In the first minute": 40 badges as soon as all shows are searchable, when the
  journal is being read and the database tidies its files after so much reading (LevelDB compacts).
- **Naive**: @zxing/browser's loop on the main thread, one Dexie \`add\` into a plain table, the name on the screen.
- **Growth** is the power of the number of leads: 0 does not grow, 1 grows in step.

## Figures
${tableOf(rows)}

## Plots
Both axes by powers of ten: a line that rises as steeply as the grid's diagonal grows in step.

${PLOTS.map(({ file, title }) => `![${title}](${file}.svg)`).join('\n\n')}
`;
}

/** Writes table, plots and raw figures of a run into `resources/docs/scale`. */
export function writeScale(run) {
  mkdirSync(place, { recursive: true });
  for (const { file, title, unit, keys } of PLOTS) writeFileSync(join(place, `${file}.svg`), plotOf(title, unit, { keys, rows: run.rows }));
  writeFileSync(join(place, 'scale.json'), `${JSON.stringify(run, null, 2)}\n`);
  writeFileSync(join(place, 'scale.md'), pageOf(run));
}

/** `node scripts/scalePlots.mjs [FILE.json]`: the same from a run that was kept. */
if (import.meta.filename === process.argv[1]) {
  await runScript(() => {
    writeScale(JSON.parse(readFileSync(process.argv[2] ?? join(place, 'scale.json'), 'utf8')));
  });
}
