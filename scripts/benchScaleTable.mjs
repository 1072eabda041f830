import { say } from './bootstrap/place.mjs';

/** Everything that is measured, in the order of the table: key, words, unit, and how to read it from a row. */
export const FIGURES = [
  ['screen', 'start until the capture screen', 'ms', (row) => row.screenMs],
  ['badge', 'start until the first badge is saved', 'ms', (row) => row.badgeMs],
  ['searchable', 'start until the show at work is searchable', 'ms', (row) => row.searchableMs],
  ['verified', 'start until the journal is verified', 'ms', (row) => row.verifiedMs],
  ['index', 'index of all shows in memory', 'ms', (row) => row.indexMs],
  ['camera50', 'camera, scan to saved, p50', 'ms', (row) => row.camera.p50],
  ['camera95', 'camera, scan to saved, p95', 'ms', (row) => row.camera.p95],
  ['naiveCamera95', 'the same written naively, p95', 'ms', (row) => row.naiveCamera.p95],
  ['shown95', 'camera, first frame shown to saved, p95', 'ms', (row) => row.cameraShown.p95],
  ['naiveShown95', 'the same written naively, p95', 'ms', (row) => row.naiveCameraShown.p95],
  ['read', 'badges read of 30 shown', '', (row) => row.camera.read],
  ['naiveRead', 'the same written naively', '', (row) => row.naiveCamera.read],
  ['scanner50', 'scanner, Enter to saved, p50', 'ms', (row) => row.scanner.p50],
  ['scanner95', 'scanner, Enter to saved, p95', 'ms', (row) => row.scanner.p95],
  ['naiveScanner95', 'the same written naively, p95', 'ms', (row) => row.naiveScanner.p95],
  ['key50', 'a letter of a search over all shows, p50', 'ms', (row) => row.keyMsP50],
  ['key95', 'a letter of a search over all shows, p95', 'ms', (row) => row.keyMsP95],
  ['page95', 'a page of the list, anywhere, p95', 'ms', (row) => row.pageMsP95],
  ['scroll', 'frames while the list scrolls, p95', 'ms', (row) => row.scrollGapP95],
  ['open95', 'a lead’s page opens, p95', 'ms', (row) => row.openLead.p95],
  ['figures', 'figures of a show, counted first', 'ms', (row) => row.figuresMs],
  ['allFigures', 'figures of all 20 shows, counted first', 'ms', (row) => row.allFiguresMs],
  ['refresh95', 'a save until the dashboard tells, p95', 'ms', (row) => row.refreshMsP95],
  ['exportOne', 'export of the show at work, XLSX', 'ms', (row) => row.exportOneMs],
  ['exportAll', 'export of all shows, XLSX', 'ms', (row) => row.exportAllMs],
  ['pageMb', 'memory of the page', 'MB', (row) => row.pageMb],
  ['mainMb', 'memory of main', 'MB', (row) => row.mainMb],
  ['profileMb', 'profile on the disk', 'MB', (row) => row.profileMb],
  ['seed', 'made in', 's', (row) => row.seedSeconds],
];

/** By which power of the number of leads a figure grew from one row to another: 0 not at all, 1 in step. */
export function exponentOf(read, before, after) {
  const [from, to] = [read(before), read(after)];
  if (!(from > 0) || !(to > 0) || before.leads === after.leads) return null;
  return Math.log(to / from) / Math.log(after.leads / before.leads);
}

/** How many times longer a scan takes with the most leads than with the fewest. */
export const growthOf = (first, last) => ({
  camera: last.camera.p95 / Math.max(1, first.camera.p95),
  scanner: last.scanner.p95 / Math.max(1, first.scanner.p95),
});

/** A figure as it stands in the table. */
export const told = (value) => (value === undefined || value === null ? '–' : String(Math.round(value * 10) / 10));

/** Prints the table: a figure a line, a size a column, and the growth over the last two sizes and over all. */
export function tell(rows) {
  const [first, last, before] = [rows[0], rows.at(-1), rows.at(-2) ?? rows[0]];
  const line = (name, cells) => say(name.padEnd(48) + cells.map((cell) => String(cell).padStart(10)).join(''));
  line('leads', [...rows.map(({ leads }) => leads), 'exp last', 'exp all']);
  for (const [, name, unit, read] of FIGURES) {
    const exponents = [exponentOf(read, before, last), exponentOf(read, first, last)].map((one) => (one === null ? '–' : one.toFixed(2)));
    line(unit === '' ? name : `${name}, ${unit}`, [...rows.map((row) => told(read(row))), ...exponents]);
  }
  const ratio = growthOf(first, last);
  say(`scan to saved, ${last.leads} leads to ${first.leads}: camera × ${ratio.camera.toFixed(2)}, scanner × ${ratio.scanner.toFixed(2)}`);
  say(
    `beside the naive flow: camera × ${(last.camera.p95 / last.naiveCamera.p95).toFixed(2)}, scanner × ${(last.scanner.p95 / last.naiveScanner.p95).toFixed(2)}`,
  );
}
