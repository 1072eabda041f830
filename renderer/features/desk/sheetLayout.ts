import { COMMAND_KINDS } from '#shared/domain/command.ts';
import type { CommandKind, DeskSheet } from '#shared/domain/command.ts';
import type { Show } from '#shared/domain/show.ts';
import { commandCodes } from '#shared/formats/commandCode.ts';
import type { CommandCode } from '#shared/formats/commandCode.ts';

/** A4 less a margin of 12 mm all around, which every printer leaves us. All in mm. */
const AREA = { portrait: { width: 186, height: 273 }, landscape: { width: 273, height: 186 } } as const;
export const HEADER_MM = 13;
export const HEADING_MM = 6.5;

/** A QR code of 15 capitals has 21 modules; `ui/CodePicture` draws three light ones on each side. */
const QR_MODULES = 27;
/** A Code 128 of 15 letters has 209 modules with its quiet zones of ten. */
const BAR_MODULES = 209;
/** Modules of 0.65 and 0.33 mm: any scanner reads them at arm's length, from an office printer too (GS1 §5.12: 0.25 mm at least). */
const MODULE_MM = { QR: 0.65, 'Code 128': 0.33 } as const;

/** One group of a page: its heading when it begins there, and its codes in rows. */
export type SheetGroup = { readonly kind: CommandKind; readonly rows: readonly (readonly CommandCode[])[] };

export type SheetMeasures = {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rowHeight: number;
  /** Width of the picture of a code, its quiet zone included. */
  readonly codeWidth: number;
};

/**
 * How large everything is. The codes stand far enough apart for a hand scanner to see one alone: 7 mm of white between two QR codes
 * above each other, 40 mm beside; neighbouring bar codes never lie on one line of a laser.
 */
export function measuresOf({ symbology, isLandscape }: Pick<DeskSheet, 'symbology' | 'isLandscape'>): SheetMeasures {
  const area = isLandscape ? AREA.landscape : AREA.portrait;
  return symbology === 'QR'
    ? { ...area, columns: isLandscape ? 4 : 3, rowHeight: 20.5, codeWidth: QR_MODULES * MODULE_MM.QR }
    : { ...area, columns: isLandscape ? 3 : 2, rowHeight: 29, codeWidth: BAR_MODULES * MODULE_MM['Code 128'] };
}

/** The groups in the order of the sheet; one that a sheet of an older version does not name comes last. */
export const groupsOf = ({ groups }: Pick<DeskSheet, 'groups'>): CommandKind[] => [...new Set([...groups, ...COMMAND_KINDS])];

/** The codes of a show, group by group in the order of the sheet; those left out too. */
export function groupedCodes(show: Show, sheet: DeskSheet): { kind: CommandKind; codes: CommandCode[] }[] {
  const all = commandCodes(show);
  return groupsOf(sheet)
    .map((kind) => ({ kind, codes: all.filter(({ command }) => command.kind === kind) }))
    .filter(({ codes }) => codes.length > 0);
}

const rowsOf = (codes: readonly CommandCode[], columns: number): CommandCode[][] =>
  Array.from({ length: Math.ceil(codes.length / columns) }, (_, at) => codes.slice(at * columns, (at + 1) * columns));

/** The sheet page by page. A heading never stands alone at the foot of a page; no page at all when nothing is on the sheet. */
export function sheetPages(show: Show, sheet: DeskSheet): SheetGroup[][] {
  const { height, columns, rowHeight } = measuresOf(sheet);
  const off = new Set(sheet.off);
  const pages: SheetGroup[][] = [];
  let left = 0;
  for (const { kind, codes } of groupedCodes(show, sheet)) {
    let rows = rowsOf(
      codes.filter(({ key }) => !off.has(key)),
      columns,
    );
    while (rows.length > 0) {
      let fitting = Math.floor((left - HEADING_MM) / rowHeight);
      if (fitting < 1) {
        pages.push([]);
        left = height - HEADER_MM;
        fitting = Math.floor((left - HEADING_MM) / rowHeight);
      }
      const taken = rows.slice(0, fitting);
      pages.at(-1)?.push({ kind, rows: taken });
      left -= HEADING_MM + taken.length * rowHeight;
      rows = rows.slice(fitting);
    }
  }
  return pages;
}
