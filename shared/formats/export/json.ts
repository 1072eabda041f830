import { utf8Of } from '#shared/formats/bytes.ts';
import type { Column } from './column.ts';
import { textOfWall } from './exportLead.ts';
import type { Cell } from './exportLead.ts';

/** A cell as JSON has it: numbers as numbers, times as `2026-03-14 10:05`, an empty text as null. */
const jsonOf = (cell: Cell): string | number | null =>
  cell === '' || cell === null ? null : typeof cell === 'object' ? textOfWall(cell) : cell;

/** Rows as the items of one array: each an object by the headers, one a line. Nothing of a row is kept. */
export function newJson(columns: readonly Column[], emit: (bytes: Uint8Array) => void) {
  let written = 0;
  return {
    add(rows: readonly (readonly Cell[])[]): void {
      const items = rows.map((row) =>
        JSON.stringify(Object.fromEntries(columns.map(({ header }, at) => [header, jsonOf(row[at] ?? null)]))),
      );
      if (items.length === 0) return;
      emit(utf8Of(`${written === 0 ? '[\n' : ',\n'}${items.join(',\n')}`));
      written += items.length;
    },
    end: (): void => emit(utf8Of(written === 0 ? '[]\n' : '\n]\n')),
  };
}
