import { say } from './bootstrap/place.mjs';

/** Everything that is measured, in the order of the table: key, words, unit, and how to read it from a row. */
export const FIGURES = [
  { key: 'screen', name: 'start until the capture screen', unit: 'ms', read: (row) => row.screenMs },
  { key: 'badge', name: 'start until the first badge is saved', unit: 'ms', read: (row) => row.badgeMs },
  { key: 'searchable', name: 'start until the show at work is searchable', unit: 'ms', read: (row) => row.searchableMs },
  { key: 'settled', name: 'start until all shows are searchable', unit: 'ms', read: (row) => row.settledMs },
  { key: 'verified', name: 'start until the journal is verified', unit: 'ms', read: (row) => row.verifiedMs },
  { key: 'firstOpen', name: 'opening when the journal was never read, or changed', unit: 'ms', read: (row) => row.firstOpenMs },
  { key: 'open', name: 'opening as at every other start', unit: 'ms', read: (row) => row.openMs },
  { key: 'index', name: 'index of all shows in memory', unit: 'ms', read: (row) => row.indexMs },
  { key: 'camera50', name: 'camera, scan to saved, p50', unit: 'ms', read: (row) => row.camera.p50 },
  { key: 'camera95', name: 'camera, scan to saved, p95', unit: 'ms', read: (row) => row.camera.p95 },
  { key: 'naiveCamera95', name: 'camera, the naive flow, scan to saved, p95', unit: 'ms', read: (row) => row.naiveCamera.p95 },
  { key: 'shown95', name: 'camera, first frame shown to saved, p95', unit: 'ms', read: (row) => row.cameraShown.p95 },
  {
    key: 'naiveShown95',
    name: 'camera, the naive flow, first frame shown to saved, p95',
    unit: 'ms',
    read: (row) => row.naiveCameraShown.p95,
  },
  { key: 'read', name: 'badges read of 30 shown', unit: '', read: (row) => row.camera.read },
  { key: 'naiveRead', name: 'badges read of 30 shown, the naive flow', unit: '', read: (row) => row.naiveCamera.read },
  { key: 'scanner50', name: 'scanner, Enter to saved, p50', unit: 'ms', read: (row) => row.scanner.p50 },
  { key: 'scanner95', name: 'scanner, Enter to saved, p95', unit: 'ms', read: (row) => row.scanner.p95 },
  { key: 'early50', name: 'scanner in the first minute, p50', unit: 'ms', read: (row) => row.scannerEarly.p50 },
  { key: 'early95', name: 'scanner in the first minute, p95', unit: 'ms', read: (row) => row.scannerEarly.p95 },
  { key: 'naiveScanner95', name: 'scanner, the naive flow, Enter to saved, p95', unit: 'ms', read: (row) => row.naiveScanner.p95 },
  { key: 'key50', name: 'a letter of a search over all shows, p50', unit: 'ms', read: (row) => row.keyMsP50 },
  { key: 'key95', name: 'a letter of a search over all shows, p95', unit: 'ms', read: (row) => row.keyMsP95 },
  { key: 'page95', name: 'a page of the list, anywhere, p95', unit: 'ms', read: (row) => row.pageMsP95 },
  { key: 'scroll', name: 'frames while the list scrolls, p95', unit: 'ms', read: (row) => row.scrollGapP95 },
  { key: 'open95', name: 'a lead’s page opens, p95', unit: 'ms', read: (row) => row.openLead.p95 },
  { key: 'figures', name: 'figures of a show, counted first', unit: 'ms', read: (row) => row.figuresMs },
  { key: 'allFigures', name: 'figures of all 20 shows, counted first', unit: 'ms', read: (row) => row.allFiguresMs },
  { key: 'refresh95', name: 'a save until the dashboard tells, p95', unit: 'ms', read: (row) => row.refreshMsP95 },
  { key: 'exportOne', name: 'export of the show at work, XLSX', unit: 'ms', read: (row) => row.exportOneMs },
  { key: 'exportAll', name: 'export of all shows, XLSX', unit: 'ms', read: (row) => row.exportAllMs },
  { key: 'pageMb', name: 'memory of the page', unit: 'MB', read: (row) => row.pageMb },
  { key: 'mainMb', name: 'memory of main', unit: 'MB', read: (row) => row.mainMb },
  { key: 'profileMb', name: 'profile on the disk', unit: 'MB', read: (row) => row.profileMb },
  { key: 'seed', name: 'made in', unit: 's', read: (row) => row.seedSeconds },
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
  scannerEarly: last.scannerEarly.p95 / Math.max(1, first.scannerEarly.p95),
});

/** A figure as it stands in the table. */
export const told = (value) => (value === undefined || value === null ? '–' : String(Math.round(value * 10) / 10));

const line = (name, cells) => say(name.padEnd(48) + cells.map((cell) => String(cell).padStart(10)).join(''));

/** Prints the table: a figure a line, a size a column, and the growth over the last two sizes and over all. */
export function tell(rows) {
  const [first, last, before] = [rows[0], rows.at(-1), rows.at(-2) ?? rows[0]];
  line('leads', [...rows.map(({ leads }) => leads), 'exp last', 'exp all']);
  for (const { name, unit, read } of FIGURES) {
    const exponents = [exponentOf(read, before, last), exponentOf(read, first, last)].map((one) => (one === null ? '–' : one.toFixed(2)));
    line(unit === '' ? name : `${name}, ${unit}`, [...rows.map((row) => told(read(row))), ...exponents]);
  }
  const ratio = growthOf(first, last);
  say(
    `scan to saved, ${last.leads} leads to ${first.leads}: camera × ${ratio.camera.toFixed(2)}, scanner × ${ratio.scanner.toFixed(2)}, in the first minute × ${ratio.scannerEarly.toFixed(2)}`,
  );
  say(
    `beside the naive flow: camera × ${(last.camera.p95 / last.naiveCamera.p95).toFixed(2)}, scanner × ${(last.scanner.p95 / last.naiveScanner.p95).toFixed(2)}`,
  );
}
